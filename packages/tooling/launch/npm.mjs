import path from 'node:path'

/**
 * How to call npm or npx: through the very npm that runs us, so that Windows needs no shell and an
 * npm that is not on PATH still works; by name otherwise.
 * @param {'npm' | 'npx'} tool
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, prefix: string[], shell: boolean }}
 */
export function npmCall(tool, env = process.env) {
  const cli = env.npm_execpath
  if (cli && path.basename(cli) === 'npm-cli.js') {
    return {
      command: process.execPath,
      prefix: [path.join(path.dirname(cli), `${tool}-cli.js`)],
      shell: false,
    }
  }
  return { command: tool, prefix: [], shell: process.platform === 'win32' }
}
