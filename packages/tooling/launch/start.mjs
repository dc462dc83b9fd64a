// npm start: from a bare clone to serving both sites, with nothing but npm and Node.
import { ensureRuntime } from './runtime.mjs'
import { runMain } from './say.mjs'
import { SERVER_GRACE_MS, serveWith, startServer } from './serve.mjs'
import { prepareWorkspace } from './workspace.mjs'

async function prepare() {
  const runtime = await ensureRuntime()
  await prepareWorkspace(runtime, ['generate', 'build'])
  return runtime
}

await runMain(() =>
  serveWith({
    prepare,
    serve: (runtime, env, family) => family.add(startServer(runtime, env), SERVER_GRACE_MS).exited,
  }),
)
// A handle that some library left open must not keep an ended command alive.
process.exit()
