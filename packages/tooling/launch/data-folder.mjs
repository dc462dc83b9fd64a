import fs from 'node:fs'
import path from 'node:path'
import { takeLock } from './lock.mjs'
import { Sentence } from './say.mjs'

const LOCK = 'guildhall.lock'

/** Says that the folder holds nothing but what the program made, so that a reset may empty it. */
const MARK = 'guildhall.data'
const MARK_TEXT = 'All in this folder belongs to Guildhall; "npm run reset" deletes it.\n'

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
    if (fs.readdirSync(dir).length === 0) fs.writeFileSync(path.join(dir, MARK), MARK_TEXT)
  } catch (error) {
    const why = /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error)
    throw new Sentence(
      `The data folder ${dir} cannot be written (${why}): give this user the right to, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Deletes the data folder with all that is in it.
 * @param {string} dir absolute
 * @throws {Sentence} when something runs on it, or when it holds what the program did not make
 */
export async function deleteDataFolder(dir) {
  if (!fs.existsSync(path.join(dir, MARK))) {
    throw new Sentence(
      `${dir} held other files before Guildhall used it: delete by hand what you no longer need there.`,
    )
  }
  await takeDataFolder(dir)
  fs.rmSync(dir, { recursive: true, force: true })
}
