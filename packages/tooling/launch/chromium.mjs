import fs from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const ELSEWHERE = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** How to get one, for whom it is missing. */
export const HOW_TO_GET_CHROMIUM =
  'Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk; elsewhere Google Chrome will do), or set CHROMIUM_PATH.'

/**
 * Finds a Chromium or Chrome: `CHROMIUM_PATH`, PATH, then the usual places.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(file: string) => boolean} [exists]
 * @returns {string | null} its absolute path
 */
export function findChromium(env = process.env, exists = fs.existsSync) {
  if (env.CHROMIUM_PATH) return exists(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null
  const onPath = (env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((dir) => NAMES.map((name) => path.join(dir, name)))
  return [...onPath, ...ELSEWHERE].find(exists) ?? null
}

/** The test files that need a browser, relative to the repository's top. */
export function browserTests(top = root) {
  const apps = path.join(top, 'apps')
  return fs
    .readdirSync(apps)
    .map((app) => path.join(apps, app, 'e2e'))
    .filter((dir) => fs.existsSync(dir))
    .flatMap((dir) =>
      fs.readdirSync(dir, { recursive: true }).map((file) => path.join(dir, String(file))),
    )
    .filter((file) => file.endsWith('.e2e.test.ts'))
    .map((file) => path.relative(top, file))
    .sort()
}
