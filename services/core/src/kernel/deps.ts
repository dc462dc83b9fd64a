import type { Database } from '@guildhall/db/tenant-client'
import type { Storage } from '../adapters/storage/storage.ts'
import type { UploadStore } from '../adapters/storage/upload-store.ts'
import type { Documents } from '../adapters/documents/render-documents.ts'
import type { PasswordHasher } from '../auth/passwords.ts'
import type { SecretBox } from '../auth/secret-box.ts'
import type { SessionReader } from '../auth/session-reader.ts'
import type { Env } from '../env.ts'
import type { BlueprintStore } from './blueprint-store.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

/** Everything a verb may reach outside itself; made once at start, replaced only at the ports in tests. */
export type Deps = {
  env: Env
  database: Database
  blueprints: BlueprintStore
  storage: Storage
  uploads: UploadStore
  documents: Documents
  passwords: PasswordHasher
  readSession: SessionReader
  clock: Clock
  log: Log
  /** Encrypts what the database keeps and must read again. */
  secrets: SecretBox
  /** The secret that signs challenges. */
  secret: string
  /** Tells every reader of the event log that this tenant has news; after the commit, coalesced. */
  wake(tenantId: string): void
}
