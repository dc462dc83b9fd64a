// npm test: every test, unit to browser, against one real PostgreSQL that it starts itself.
// Arguments go on to vitest: npm test -- packages/domain
import fs from 'node:fs'
import path from 'node:path'
import { startChild } from './child.mjs'
import { browserTests, findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs'
import { startFamily } from './family.mjs'
import { resultsDir, root } from './paths.mjs'
import { chromiumVariable, databaseVariables } from './run-program.mjs'
import { ensureRuntime } from './runtime.mjs'
import { runMain, say, Sentence, timed } from './say.mjs'
import { withScratch } from './scratch.mjs'
import { startDatabase } from './start-database.mjs'
import { closingLine, outcome } from './tally.mjs'
import { prepareWorkspace } from './workspace.mjs'

const TALLY_FILE = path.join(resultsDir, 'tally.json')
const VITEST = path.join(root, 'packages', 'tooling', 'node_modules', 'vitest', 'vitest.mjs')
const CONFIG = path.join(root, 'packages', 'tooling', 'vitest', 'vitest.config.ts')
const VITEST_GRACE_MS = 10_000

/** @returns {Promise<number>} the exit code */
async function main() {
  const requireAll = process.env.GUILDHALL_REQUIRE_ALL === '1'
  const chromium = findChromium()
  if (!chromium && requireAll) {
    sayWhatIsLeftOut()
    throw new Sentence('Every test is required (GUILDHALL_REQUIRE_ALL=1), so nothing was run.')
  }
  const family = startFamily()
  return withScratch(async (scratch) => {
    try {
      return await runTests(family, scratch, chromium, requireAll)
    } finally {
      await family.end()
    }
  })
}

/**
 * @param {ReturnType<typeof startFamily>} family
 * @param {string} scratch a folder of this run's own
 * @param {string | null} chromium
 * @param {boolean} requireAll
 * @returns {Promise<number>} the exit code
 */
async function runTests(family, scratch, chromium, requireAll) {
  const runtime = await ensureRuntime()
  await prepareWorkspace(runtime, ['generate', 'build'])
  const folder = path.join(scratch, 'postgres')
  const { urls } = await timed('The test database is up', () =>
    startDatabase(runtime, family, { folder, fast: true }),
  )
  fs.rmSync(TALLY_FILE, { force: true })
  const args = [
    'run',
    '--config',
    CONFIG,
    ...(chromium ? [] : ['--project=!browser']),
    ...process.argv.slice(2),
  ]
  const env = { NODE_ENV: 'test', ...databaseVariables(urls), ...chromiumVariable() }
  const vitest = family.add(startChild(runtime, VITEST, { args, env }), VITEST_GRACE_MS)
  const exitCode = await vitest.exited
  if (!chromium) sayWhatIsLeftOut()
  const result = outcome({ exitCode, tally: readTally(), requireAll })
  if (result.note) say(result.note)
  say(closingLine(result))
  return result.exitCode
}

function sayWhatIsLeftOut() {
  say('\nThis machine has no Chromium, so these tests are left out:')
  for (const file of browserTests()) say(`  ${file}`)
  say(HOW_TO_GET_CHROMIUM)
}

function readTally() {
  return fs.existsSync(TALLY_FILE) ? JSON.parse(fs.readFileSync(TALLY_FILE, 'utf8')) : null
}

await runMain(async () => {
  try {
    return await main()
  } catch (error) {
    // What kept the tests from running at all is a failure too, and the closing line says so.
    await runMain(() => Promise.reject(error))
    say(closingLine({ passed: 0, failed: 1 }))
    return 1
  }
})
process.exit()
