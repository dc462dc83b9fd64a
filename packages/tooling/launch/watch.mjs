import fs from 'node:fs'
import path from 'node:path'

/** Editors save in several steps, a checkout touches many files: one restart for all of them. */
const QUIET_MS = 150

/** What no program loads. */
const NO_CODE = /(\.test\.ts|~|\.swp|\.tmp)$|(^|[\\/])(generated|node_modules|dist)[\\/]/

/**
 * Watches folders, and calls back once things are quiet after a change.
 * @param {string[]} dirs those that don't exist are left out
 * @param {(file: string) => void} onChange gets one of the changed files, absolute
 * @returns {() => void} ends the watch
 */
export function watchFolders(dirs, onChange) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const watchers = dirs
    .filter((dir) => fs.existsSync(dir))
    .map((dir) =>
      fs.watch(dir, { recursive: true }, (_, name) => {
        if (!name || NO_CODE.test(name)) return
        clearTimeout(timer)
        timer = setTimeout(() => onChange(path.join(dir, name)), QUIET_MS)
      }),
    )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
