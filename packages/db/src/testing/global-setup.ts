import type { EmbeddedServer } from '../embedded.ts'
import { ensureTemplate } from './template.ts'
import {
  announceTestServer,
  forgetTestServer,
  givenTestServer,
  startTestServer,
} from './test-server.ts'

let started: EmbeddedServer | undefined

/** For vitest's `globalSetup`: one PostgreSQL for the run, or the one that the launcher started. */
export async function setup(): Promise<void> {
  const given = givenTestServer()
  started = given ? undefined : await startTestServer()
  const server = given ?? started
  if (!server) return
  announceTestServer(server)
  await ensureTemplate(server)
}

/** Ends what `setup` started. */
export async function teardown(): Promise<void> {
  if (!started) return
  forgetTestServer()
  await started.stop()
}
