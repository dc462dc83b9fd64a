import fs from 'node:fs'
import path from 'node:path'
import { findBinaries } from './embedded/binaries.ts'
import { clusterVersion, initCluster } from './embedded/cluster.ts'
import { type Credentials, credentialsOf } from './embedded/credentials.ts'
import { prepareFolder, refuseOtherVersion } from './embedded/data-folder.ts'
import { lockData } from './embedded/data-lock.ts'
import { endWithProgram } from './embedded/end-with-program.ts'
import { endOrphan } from './embedded/orphan.ts'
import { hasEnded, type Postmaster, startPostmaster } from './embedded/postmaster.ts'
import { becomesTrue } from './embedded/process-probe.ts'
import { APP_ROLE, DATABASE, ensureRoles, localUrl, OWNER_ROLE } from './embedded/roles.ts'
import { type RunAs, unprivileged } from './embedded/run-as.ts'

export { placeData } from './embedded/place-data.ts'

/** What `startEmbedded` takes. */
export interface EmbeddedOptions {
  /** Folder of this server (made when missing): cluster, credentials, log. */
  dataDir: string
  /** For tests: speed instead of durability, and the server ends with the program, even by kill -9. */
  fast?: boolean
  /** For tests: `fast`, and the folder is removed when the server ends or the program is killed. */
  temporary?: boolean
}

/** A running embedded PostgreSQL. */
export interface EmbeddedServer {
  readonly port: number
  /** Process id of the server. */
  readonly pid: number
  /** `postgresql://` URL of the role that owns the database and migrates. */
  readonly ownerUrl: string
  /** `postgresql://` URL of the role that serves and owns nothing. */
  readonly appUrl: string
  /** URL of the superuser, for making test databases only. */
  readonly superuserUrl: string
  /** Resolves when the server has ended, asked or not. */
  readonly exited: Promise<void>
  /** Fast shutdown; resolves when the server has ended. Safe to call twice. */
  stop(): Promise<void>
}

/** Asks for a fast shutdown; a server that does not follow in time is ended at once, and recovers. */
async function endPostmaster({ child, exited }: Postmaster): Promise<void> {
  if (!hasEnded(child)) child.kill('SIGINT')
  if (!(await becomesTrue(() => hasEnded(child), 30_000))) child.kill('SIGQUIT')
  await exited
}

function handleOf(
  server: Postmaster,
  passwords: Credentials,
  afterwards: () => Promise<void>,
): EmbeddedServer {
  // The last resort when the program ends without calling stop(): ask, and leave.
  const onExit = (): boolean => server.child.kill('SIGINT')
  process.once('exit', onExit)
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await endPostmaster(server)
    process.removeListener('exit', onExit)
    await afterwards()
  }
  return {
    port: server.port,
    pid: server.child.pid ?? 0,
    ownerUrl: localUrl(server.port, OWNER_ROLE, passwords.owner, DATABASE),
    appUrl: localUrl(server.port, APP_ROLE, passwords.app, DATABASE),
    superuserUrl: localUrl(server.port, 'postgres', passwords.superuser, 'postgres'),
    exited: server.exited,
    stop: () => (stopping ??= stop()),
  }
}

async function startLocked(
  dataDir: string,
  as: RunAs,
  { temporary = false, fast = temporary }: EmbeddedOptions,
  unlock: () => Promise<void>,
): Promise<EmbeddedServer> {
  const cluster = path.join(dataDir, 'cluster')
  refuseOtherVersion(cluster)
  const exists = clusterVersion(cluster) !== undefined
  const binaries = await findBinaries(as)
  const passwords = credentialsOf(dataDir, exists)
  if (exists) await endOrphan(cluster)
  else await initCluster(binaries, cluster, as, { password: passwords.superuser, fast })
  const logFile = path.join(dataDir, 'postgres.log')
  const server = await startPostmaster({ postgres: binaries.postgres, cluster, logFile, as, fast })
  const handle = handleOf(server, passwords, async () => {
    if (temporary) fs.rmSync(dataDir, { recursive: true, force: true })
    await unlock()
  })
  const remove = temporary ? dataDir : undefined
  if (fast) void server.exited.then(endWithProgram(handle.pid, remove))
  await ensureRoles(handle.superuserUrl, passwords).catch(async (error: unknown) => {
    await handle.stop()
    throw error
  })
  return handle
}

/**
 * Starts the embedded PostgreSQL on a free port of 127.0.0.1 and waits until it answers. The
 * folder is locked against a second start; what a killed program left behind is recovered.
 * Throws a `DatabaseError` whose message says how to mend it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir)
  const as = unprivileged()
  prepareFolder(dataDir, as)
  const unlock = await lockData(dataDir)
  try {
    return await startLocked(dataDir, as, options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}
