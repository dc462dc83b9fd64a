// npm run check: types, lint, format and boundaries. Each is run, whatever the others find.
import { ensureRuntime } from './runtime.mjs'
import { runMain, say, Sentence } from './say.mjs'
import { runTool, TOOL } from './tools.mjs'
import { prepareWorkspace, runTasks } from './workspace.mjs'

const VUE_FILES = ['packages/**/*.vue', 'apps/**/*.vue']
const VUE_RULES = 'packages/tooling/eslint/vue.config.js'
const VITEST_CONFIG = 'packages/tooling/vitest/vitest.config.ts'

/** @param {import('./workspace.mjs').Runtime} runtime @returns {[string, () => Promise<boolean>][]} */
function checks(runtime) {
  return [
    ['types', () => typesHold(runtime)],
    [
      'lint',
      () => runTool(runtime, TOOL.oxlint, ['--type-aware', '--report-unused-disable-directives']),
    ],
    [
      'templates',
      () => runTool(runtime, TOOL.eslint, ['--max-warnings=0', '-c', VUE_RULES, ...VUE_FILES]),
    ],
    ['format', () => runTool(runtime, TOOL.oxfmt, ['--check'])],
    [
      'boundaries',
      () => runTool(runtime, TOOL.vitest, ['run', '--config', VITEST_CONFIG, 'boundaries']),
    ],
  ]
}

/** @param {import('./workspace.mjs').Runtime} runtime */
async function typesHold(runtime) {
  try {
    await runTasks(runtime, ['check:types'])
    return true
  } catch (error) {
    if (!(error instanceof Sentence)) throw error
    return false
  }
}

await runMain(async () => {
  const runtime = await ensureRuntime()
  await prepareWorkspace(runtime, ['generate'])
  /** @type {string[]} */
  const lines = []
  let failed = 0
  for (const [name, holds] of checks(runtime)) {
    say(`\n── ${name} ──`)
    const began = performance.now()
    const good = await holds()
    if (!good) failed++
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    lines.push(`${good ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.padStart(5)} s`)
  }
  say(`\n${lines.join('\n')}`)
  return failed === 0 ? 0 : 1
})
