/** What `startEmbedded` takes. */
export interface EmbeddedOptions {
  /** Folder of this server (made when missing): cluster, credentials, log. */
  dataDir: string
  /** Speed instead of durability, for tests only: no fsync, more connections. */
  fast?: boolean
}

/** A running embedded PostgreSQL. */
export interface EmbeddedServer {
  readonly port: number
  /** `postgresql://` URL of the role that owns the database and migrates. */
  readonly ownerUrl: string
  /** `postgresql://` URL of the role that serves and owns nothing. */
  readonly appUrl: string
  /** URL of the superuser, for making test databases only. */
  readonly superuserUrl: string
  /** Fast shutdown; resolves when the server has exited. Safe to call twice. */
  stop(): Promise<void>
}

/** Starts the embedded PostgreSQL on a free port of 127.0.0.1 and waits until it answers. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  throw new Error(`not yet: ${options.dataDir}`)
}

/**
 * Where the database's files can live: `preferred`, or, when root runs the program and the
 * unprivileged user cannot reach that folder, a durable folder of its own that it can.
 */
export async function placeData(preferred: string): Promise<string> {
  return preferred
}
