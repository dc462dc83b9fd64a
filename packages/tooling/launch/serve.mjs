import path from 'node:path'
import { startChild } from './child.mjs'
import { takeDataFolder } from './data-folder.mjs'
import { startFamily } from './family.mjs'
import { dataDirOf, root } from './paths.mjs'
import { endRunning } from './run.mjs'
import { ensureRuntime } from './runtime.mjs'
import { timed } from './say.mjs'
import { startDatabase } from './start-database.mjs'
import { prepareWorkspace } from './workspace.mjs'

/** Open requests may finish, jobs are handed back: the server itself gives up before this. */
export const SERVER_GRACE_MS = 12_000

/** @type {Promise<never>} */
const NEVER = new Promise(() => {})

export const SERVER_MAIN = path.join(root, 'services', 'core', 'src', 'main.ts')

/**
 * What every serving command shares: takes the data folder, prepares, starts the database where none
 * is given, then the server; waits until it has ended or somebody asked to, and ends all in order.
 * @param {object} steps
 * @param {string[]} steps.tasks what has to be generated and built before the server can start
 * @param {(runtime: import('./workspace.mjs').Runtime, env: NodeJS.ProcessEnv, family: ReturnType<typeof startFamily>) => Promise<number>} steps.serve
 *   starts the server and resolves to its exit code when it has ended by itself
 * @returns {Promise<number>} the exit code: 0 when somebody asked to end
 */
export async function serveWith({ tasks, serve }) {
  const dataDir = dataDirOf(process.env)
  const folder = await takeDataFolder(dataDir)
  const family = startFamily(folder.note)
  family.asked.addEventListener('abort', folder.noteEnding)
  try {
    const runtime = await ensureRuntime()
    await prepareWorkspace(runtime, [])
    if (family.asked.aborted) return 0
    // The database needs nothing that is built, so that the one need not wait for the other.
    const [database] = await Promise.all([
      databaseEnv(runtime, family, dataDir),
      prepareWorkspace(runtime, tasks),
    ])
    if (family.asked.aborted) return 0
    const serving = serve(runtime, { DATA_DIR: dataDir, ...database.env }, family)
    const code = await Promise.race([serving, database.lost])
    return family.asked.aborted ? 0 : code || 1
  } catch (error) {
    // Whatever failed because it was told to end is no failure.
    if (family.asked.aborted) return 0
    throw error
  } finally {
    endRunning()
    await family.end()
    folder.release()
  }
}

/**
 * The server's two addresses of the database: given from outside, or of the embedded one.
 * @param {import('./workspace.mjs').Runtime} runtime
 * @param {ReturnType<typeof startFamily>} family
 * @param {string} dataDir
 */
async function databaseEnv(runtime, family, dataDir) {
  if (process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL) return { env: {}, lost: NEVER }
  const folder = path.join(dataDir, 'postgres')
  const { urls, lost } = await timed('The database is up', () =>
    startDatabase(runtime, family, { folder }),
  )
  return { env: { DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl }, lost }
}

/**
 * Starts the server program.
 * @param {import('./workspace.mjs').Runtime} runtime
 * @param {NodeJS.ProcessEnv} env
 */
export function startServer(runtime, env) {
  return startChild(runtime, SERVER_MAIN, {
    env,
    nodeFlags: ['--disable-warning=ExperimentalWarning'],
  })
}
