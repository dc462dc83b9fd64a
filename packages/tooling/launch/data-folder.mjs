import fs from 'node:fs'
import path from 'node:path'
import { takeLock } from './lock.mjs'
import { Sentence } from './say.mjs'

const LOCK = 'guildhall.lock'

/**
 * Makes the data folder where missing and takes it for this process.
 * @param {string} dir absolute
 * @returns {Promise<import('./lock.mjs').HeldLock>}
 * @throws {Sentence} when it cannot be written, or another start uses it
 */
export async function takeDataFolder(dir) {
  makeWritable(dir)
  const lock = await takeLock(path.join(dir, LOCK))
  if (lock.held) return lock
  throw new Sentence(
    `The data folder ${dir} is in use by another start (process ${lock.owner}): end that one first, or set DATA_DIR to another folder.`,
  )
}

/** @param {string} dir */
function makeWritable(dir) {
  try {
    fs.mkdirSync(dir, { recursive: true })
    // A probe, since access bits say nothing about a read-only disk.
    const probe = path.join(dir, `.write-probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
  } catch (error) {
    const why = /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error)
    throw new Sentence(
      `The data folder ${dir} cannot be written (${why}): give this user the right to, or set DATA_DIR to another folder.`,
    )
  }
}
