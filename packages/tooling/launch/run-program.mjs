import fs from 'node:fs'
import path from 'node:path'
import { startChild } from './child.mjs'
import { findChromium } from './chromium.mjs'
import { startFamily } from './family.mjs'
import { root } from './paths.mjs'
import { ensureRuntime } from './runtime.mjs'
import { runMain, Sentence, timed } from './say.mjs'
import { withScratch } from './scratch.mjs'
import { startDatabase } from './start-database.mjs'
import { prepareWorkspace } from './workspace.mjs'

const GRACE_MS = 10_000

/**
 * Runs `packages/tooling/<name>/main.ts` with the product built and a PostgreSQL of its own beside it,
 * whose addresses it finds in TEST_DATABASE_URL, TEST_DATABASE_OWNER_URL and
 * TEST_DATABASE_SUPERUSER_URL, and a scratch folder in SCRATCH_DIR. Arguments go on to it. Ends the
 * process with its exit code.
 * @param {string} name
 */
export async function runProgram(name) {
  await runMain(() =>
    withScratch((scratch) =>
      runIn(scratch, path.join(root, 'packages', 'tooling', name, 'main.ts')),
    ),
  )
  process.exit()
}

/** @param {string} scratch @param {string} script */
async function runIn(scratch, script) {
  if (!fs.existsSync(script)) throw new Sentence(`${path.relative(root, script)} does not exist.`)
  const family = startFamily()
  try {
    const runtime = await ensureRuntime()
    await prepareWorkspace(runtime, ['generate', 'build'])
    const folder = path.join(scratch, 'postgres')
    const { urls } = await timed('The database is up', () =>
      startDatabase(runtime, family, { folder }),
    )
    const env = { ...databaseVariables(urls), SCRATCH_DIR: scratch, ...chromiumVariable() }
    const args = process.argv.slice(2)
    return await family.add(startChild(runtime, script, { args, env }), GRACE_MS).exited
  } finally {
    await family.end()
  }
}

/**
 * The names under which tests, bench and screenshots find the PostgreSQL that was started for them.
 * @param {import('./start-database.mjs').DatabaseUrls} urls
 */
export function databaseVariables({ ownerUrl, appUrl, superuserUrl }) {
  return {
    TEST_DATABASE_OWNER_URL: ownerUrl,
    TEST_DATABASE_URL: appUrl,
    TEST_DATABASE_SUPERUSER_URL: superuserUrl,
  }
}

/** The browser's path, where there is one. @returns {Record<string, string>} */
export function chromiumVariable() {
  const found = findChromium()
  return found ? { CHROMIUM_PATH: found } : {}
}
