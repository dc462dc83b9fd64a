// npm run format: brings every file into the project's one layout.
import { ensureRuntime } from './runtime.mjs'
import { runMain } from './say.mjs'
import { runTool, TOOL } from './tools.mjs'
import { prepareWorkspace } from './workspace.mjs'

await runMain(async () => {
  const runtime = await ensureRuntime()
  await prepareWorkspace(runtime, [])
  return (await runTool(runtime, TOOL.oxfmt, process.argv.slice(2))) ? 0 : 1
})
