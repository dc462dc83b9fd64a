import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'

/** Passwords of the three roles of an embedded server. */
export interface Credentials {
  superuser: string
  owner: string
  app: string
}

const password = (): string => randomBytes(24).toString('base64url')

/** Reads the passwords kept beside the cluster, or makes them before there is a cluster. */
export function credentialsOf(dataDir: string, clusterExists: boolean): Credentials {
  const file = path.join(dataDir, 'credentials.json')
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'))
  if (clusterExists) {
    throw new DatabaseError(
      'embedded.credentials_lost',
      `${file} is missing, and with it the passwords of the database beside it: put it back from` +
        ' a backup of the data folder.',
    )
  }
  const made = { superuser: password(), owner: password(), app: password() }
  const half = `${file}.new`
  fs.writeFileSync(half, JSON.stringify(made), { mode: 0o600, flush: true })
  fs.renameSync(half, file)
  return made
}
