// npm run dev: the server restarts when its code changes, pages change in the browser as one saves.
import path from 'node:path'
import { startChild } from './child.mjs'
import { root } from './paths.mjs'
import { runMain, say } from './say.mjs'
import { SERVER_GRACE_MS, serveWith, startServer } from './serve.mjs'
import { watchFolders } from './watch.mjs'
import { runTasks } from './workspace.mjs'

/**
 * @typedef {import('./workspace.mjs').Runtime} Runtime
 * @typedef {ReturnType<typeof import('./family.mjs').startFamily>} Family
 */

const VITE_GRACE_MS = 3_000
const WEB = path.join(root, 'apps', 'web')
const SCHEMA = path.join(root, 'packages', 'db', 'prisma')
const SERVER_CODE = [
  ...['domain', 'contract', 'blueprints', 'db', 'documents'].map((name) =>
    path.join(root, 'packages', name, 'src'),
  ),
  path.join(root, 'packages', 'documents', 'templates'),
  path.join(root, 'services', 'core', 'src'),
  SCHEMA,
]

/**
 * People open vite's port, which hands on what is the server's; the server listens on the next one.
 * @param {Runtime} runtime @param {NodeJS.ProcessEnv} env @param {Family} family
 * @returns {Promise<number>} the exit code of vite
 */
function serve(runtime, env, family) {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  const ports = { PORT: String(port + 1), HOST: '127.0.0.1', PUBLIC_PORT: String(port) }
  const vite = startChild(runtime, path.join(WEB, 'node_modules', 'vite', 'bin', 'vite.js'), {
    cwd: WEB,
    args: ['--port', String(port), '--strictPort', '--host', host, '--clearScreen', 'false'],
    env: { CORE_PORT: ports.PORT },
  })
  family.add(vite, VITE_GRACE_MS)
  keepRestarting(runtime, { ...env, ...ports }, family)
  return vite.exited
}

/** @param {Runtime} runtime @param {NodeJS.ProcessEnv} env @param {Family} family */
function keepRestarting(runtime, env, family) {
  const start = () => family.add(startServer(runtime, env), SERVER_GRACE_MS)
  let server = start()
  let last = Promise.resolve()
  const restart = async (/** @type {string} */ file) => {
    say(`Changed: ${path.relative(root, file)}; restarting the server`)
    await server.end(SERVER_GRACE_MS)
    // A mistake in the schema is shown; the next change tries again.
    if (file.startsWith(SCHEMA))
      await runTasks(runtime, ['generate']).catch((error) => say(error.message))
    if (!family.asked.aborted) server = start()
  }
  const unwatch = watchFolders(SERVER_CODE, (file) => {
    last = last.then(() => restart(file))
  })
  family.asked.addEventListener('abort', unwatch)
}

await runMain(() => serveWith({ tasks: ['generate'], serve }))
process.exit()
