import { cp, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { makeDatabase, type OwnDatabase } from './databases.ts'
import { createProgram, type Program } from './program.ts'

/** A world that lies still: its database and its files, to be copied. */
export interface Seeded {
  readonly database: string
  readonly dataDir: string
}

/** The program with a database and a data folder of its own. */
export interface World {
  readonly program: Program
  readonly database: OwnDatabase
  readonly dataDir: string
  /** Ends the program and takes database and folder away. */
  end(): Promise<void>
}

/** Starts the program on a copy of `seeded`, or on an empty database that it fills with demo data. */
export async function startWorld(seeded?: Seeded): Promise<World> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'guildhall-e2e-'))
  if (seeded) await cp(seeded.dataDir, dataDir, { recursive: true })
  const database = await makeDatabase(seeded?.database)
  const program = createProgram({ ...database.settings, DATA_DIR: dataDir, DEMO_DATA: '1' })
  const end = async (): Promise<void> => {
    await program.stop()
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await program.start()
  } catch (error) {
    await end()
    throw error
  }
  return { program, database, dataDir, end }
}
