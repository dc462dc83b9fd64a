// npm start: from a bare clone to serving every association, with nothing but npm and Node.
import { runMain } from './say.mjs'
import { SERVER_GRACE_MS, serveWith, startServer } from './serve.mjs'

await runMain(() =>
  serveWith({
    tasks: ['generate', 'build'],
    serve: (runtime, env, family) => family.add(startServer(runtime, env), SERVER_GRACE_MS).exited,
  }),
)
// A handle that some library left open must not keep an ended command alive.
process.exit()
