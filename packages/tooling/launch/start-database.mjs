import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from './child.mjs'
import { Sentence } from './say.mjs'

const HOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'database.mjs')

/** PostgreSQL writes a checkpoint when it ends; on a slow disk that takes its time. */
const GRACE_MS = 30_000

/** @typedef {{ ownerUrl: string, appUrl: string, superuserUrl: string }} DatabaseUrls */

/**
 * Starts the embedded PostgreSQL as a child of the family and waits until it answers.
 * @param {import('./workspace.mjs').Runtime} runtime
 * @param {ReturnType<typeof import('./family.mjs').startFamily>} family
 * @param {{ folder: string, fast?: boolean }} options fast: no fsync, for tests only
 * @returns {Promise<{ urls: DatabaseUrls, lost: Promise<never> }>} lost rejects when the database has ended
 * @throws {Sentence} when it does not start; the message says how to mend it
 */
export async function startDatabase(runtime, family, { folder, fast = false }) {
  const args = fast ? [folder, 'fast'] : [folder]
  const child = family.add(startChild(runtime, HOLDER, { args }), GRACE_MS)
  const lost = lossOf(child)
  // Whoever waits for it hears of it; before that, the wait below does.
  lost.catch(() => {})
  /** @type {Promise<DatabaseUrls>} */
  const ready = new Promise((resolve) =>
    child.onMessage((message) => message.ready && resolve(message.ready)),
  )
  return { urls: await Promise.race([ready, lost]), lost }
}

/** @param {import('./child.mjs').Child} child @returns {Promise<never>} */
async function lossOf(child) {
  let why = 'The database ended by itself; its log in the data folder says why.'
  child.onMessage((message) => (why = message.failed ?? why))
  await child.exited
  throw new Sentence(why)
}
