import fs from 'node:fs'
import path from 'node:path'
import { packageDirs } from '../launch/paths.mjs'

/** A file of the repository; the path is relative to its top, with forward slashes. */
export interface Source {
  path: string
  text: string
}

const CODE = /\.(ts|mts|js|mjs|vue)$/
const TEXT = /\.(ts|mts|js|mjs|vue|json|css|html|sql|prisma|typ|md|yaml|yml)$/
const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.turbo'])

/** Every code file of packages, services and apps, but for what tools made. */
export function codeOf(top: string): Source[] {
  return textOf(top).filter((source) => CODE.test(source.path))
}

/** Every text file of packages, services and apps, but for what tools made. */
export function textOf(top: string): Source[] {
  return packageDirs(top)
    .flatMap(filesUnder)
    .filter((file) => TEXT.test(file))
    .map((file) => ({
      path: path.relative(top, file).split(path.sep).join('/'),
      text: fs.readFileSync(file, 'utf8'),
    }))
}

function filesUnder(dir: string): string[] {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const child = path.join(dir, entry.name)
    if (!entry.isDirectory()) return entry.isFile() ? [child] : []
    return SKIPPED.has(entry.name) ? [] : filesUnder(child)
  })
}

/** Folder of the package that a file belongs to, e.g. `packages/domain`. */
export function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}

/** Whether a file is a test, or helps tests only. */
export function isTest(file: string): boolean {
  return /\.test\.ts$|\/testing\/|\/e2e\//.test(file)
}

/** Whether a file only configures a tool. */
export function isConfig(file: string): boolean {
  return /\.config\.(ts|js|mjs)$/.test(file)
}
