import path from 'node:path'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { toolEnv } from './workspace.mjs'

const MODULES = path.join(root, 'packages', 'tooling', 'node_modules')

/** Scripts of the tools, run by the chosen Node itself, so that no shell and no PATH is needed. */
export const TOOL = {
  oxlint: path.join(MODULES, 'oxlint', 'bin', 'oxlint'),
  oxfmt: path.join(MODULES, 'oxfmt', 'bin', 'oxfmt'),
  eslint: path.join(MODULES, 'eslint', 'bin', 'eslint.js'),
  vitest: path.join(MODULES, 'vitest', 'vitest.mjs'),
}

const TSGOLINT = path.join(
  MODULES,
  '.bin',
  process.platform === 'win32' ? 'tsgolint.cmd' : 'tsgolint',
)

/**
 * Runs a tool of the tool chain on the repository and shows its output.
 * @param {import('./workspace.mjs').Runtime} runtime
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it was content
 */
export async function runTool({ node, env }, script, args) {
  const { code } = await run(node, [script, ...args], { cwd: root, env: lintEnv(env) })
  return code === 0
}

/** Adds where oxlint finds its type-aware half. @param {NodeJS.ProcessEnv} env */
export function lintEnv(env) {
  return { ...toolEnv(env), OXLINT_TSGOLINT_PATH: TSGOLINT }
}
