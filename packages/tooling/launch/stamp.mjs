import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { packageDirs, root } from './paths.mjs'

const STAMP = path.join('node_modules', '.install-stamp')

/**
 * A hash of everything that decides what an install puts in place: the lock file, the workspace
 * file, every manifest, and the machine they are for.
 */
export function installHash(top = root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of manifests(top)) {
    hash.update(`\0${path.relative(top, file)}\0`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** Whether what is installed is what the lock file asks for. */
export function isInstalled(top = root) {
  const stamp = path.join(top, STAMP)
  return (
    fs.existsSync(path.join(top, 'node_modules', '.modules.yaml')) &&
    packageDirs(top).every((dir) => fs.existsSync(path.join(dir, 'node_modules'))) &&
    fs.existsSync(stamp) &&
    fs.readFileSync(stamp, 'utf8') === installHash(top)
  )
}

/** Notes that the install is whole. */
export function writeStamp(top = root) {
  fs.writeFileSync(path.join(top, STAMP), installHash(top))
}

/** @param {string} top */
function manifests(top) {
  const fixed = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) =>
    path.join(top, name),
  )
  return [...fixed, ...packageDirs(top).map((dir) => path.join(dir, 'package.json'))]
}
