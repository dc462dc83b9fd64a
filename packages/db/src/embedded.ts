import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from './database-error.ts'
import { findBinaries } from './embedded/binaries.ts'
import { clusterVersion, initCluster } from './embedded/cluster.ts'
import { type Credentials, credentialsOf } from './embedded/credentials.ts'
import { lockData } from './embedded/data-lock.ts'
import { endWithProgram } from './embedded/end-with-program.ts'
import { endOrphan } from './embedded/orphan.ts'
import { hasEnded, type Postmaster, startPostmaster } from './embedded/postmaster.ts'
import { becomesTrue } from './embedded/process-probe.ts'
import { APP_ROLE, DATABASE, ensureRoles, localUrl, OWNER_ROLE } from './embedded/roles.ts'
import { canEnter, makeFolder, type RunAs, unprivileged } from './embedded/run-as.ts'

export { placeData } from './embedded/place-data.ts'

/** What `startEmbedded` takes. */
export interface EmbeddedOptions {
  /** Folder of this server (made when missing): cluster, credentials, log. */
  dataDir: string
  /** For tests: speed instead of durability, and the server ends with the program, even by kill -9. */
  fast?: boolean
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

/** PostgreSQL of the packages that the catalogue pins. */
const MAJOR = '18'

function prepareFolder(dataDir: string, as: RunAs): void {
  try {
    makeFolder(dataDir)
    fs.accessSync(dataDir, fs.constants.W_OK)
    if (canEnter(dataDir, as)) return
  } catch (cause) {
    throw new DatabaseError(
      'embedded.data_unreachable',
      `The data folder ${dataDir} cannot be written: give this user the right to, or set DATA_DIR` +
        ' to another folder.',
      { cause },
    )
  }
  throw new DatabaseError(
    'embedded.data_unreachable',
    `The database runs as the user "nobody", who cannot enter ${dataDir}: set DATA_DIR to a folder` +
      ' outside private ones such as /root, or start the program as a user that is not root.',
  )
}

function refuseOtherVersion(cluster: string): void {
  const version = clusterVersion(cluster)
  if (version === undefined || version === MAJOR) return
  throw new DatabaseError(
    'embedded.data_other_version',
    `The database in ${cluster} was made by PostgreSQL ${version}, and this program brings ${MAJOR}:` +
      ' move the data over with the old version, or set DATA_DIR to another folder.',
  )
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
  unlock: () => Promise<void>,
): EmbeddedServer {
  // The last resort when the program ends without calling stop(): ask, and leave.
  const onExit = (): boolean => server.child.kill('SIGINT')
  process.once('exit', onExit)
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await endPostmaster(server)
    process.removeListener('exit', onExit)
    await unlock()
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
  fast: boolean,
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
  const handle = handleOf(server, passwords, unlock)
  if (fast) void server.exited.then(endWithProgram(handle.pid))
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
    return await startLocked(dataDir, as, options.fast ?? false, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}
