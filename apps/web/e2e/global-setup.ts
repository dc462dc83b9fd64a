import {
  setup as setUpDatabase,
  teardown as tearDownDatabase,
} from '@guildhall/db/testing/global-setup'
import type { TestProject } from 'vitest/node'
import { type Seeded, startWorld, type World } from './support/world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo data, made once for all browser tests. */
    seeded: Seeded
  }
}

let world: World | undefined

/** One PostgreSQL for the run, and the demo data in a database that each test file gets a copy of. */
export async function setup(project: TestProject): Promise<void> {
  await setUpDatabase()
  world = await startWorld()
  // Nobody may be connected to a database that is copied.
  await world.program.stop()
  project.provide('seeded', { database: world.database.name, dataDir: world.dataDir })
}

/** Takes both away. */
export async function teardown(): Promise<void> {
  await world?.end()
  await tearDownDatabase()
}
