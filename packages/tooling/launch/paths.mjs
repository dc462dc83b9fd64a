import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top folder, absolute. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Git-ignored folder for what the launcher fetches for itself, such as a Node runtime. */
export const toolsDir = path.join(root, '.tools')

/** Git-ignored folder for what a test run leaves behind. */
export const resultsDir = path.join(root, '.test-results')

const WORKSPACE_PARENTS = ['packages', 'services', 'apps']

/**
 * The data folder of this run, absolute: `DATA_DIR`, taken from the repository's top when relative.
 * @param {NodeJS.ProcessEnv} env
 */
export function dataDirOf(env) {
  return path.resolve(root, env.DATA_DIR || '.data')
}

/** Folders of all workspace packages, absolute, sorted. */
export function packageDirs(top = root) {
  return WORKSPACE_PARENTS.flatMap((parent) => foldersIn(path.join(top, parent)))
    .filter((dir) => fs.existsSync(path.join(dir, 'package.json')))
    .sort()
}

/** @param {string} dir */
function foldersIn(dir) {
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(dir, entry.name))
}
