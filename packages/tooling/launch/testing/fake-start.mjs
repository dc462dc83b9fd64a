// A launcher over two stand-ins, started in the order database, server.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from '../child.mjs'
import { takeDataFolder } from '../data-folder.mjs'
import { startFamily } from '../family.mjs'
import { runMain } from '../say.mjs'

const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fake-server.mjs')
const [dataDir = '', graceMs = '5000', ...wishes] = process.argv.slice(2)

await runMain(async () => {
  const folder = await takeDataFolder(dataDir)
  const family = startFamily(folder.note)
  family.asked.addEventListener('abort', folder.noteEnding)
  const runtime = { node: process.execPath, env: process.env }
  family.add(startChild(runtime, SERVER, { args: ['database'] }), 5_000)
  const server = family.add(
    startChild(runtime, SERVER, { args: ['server', ...wishes] }),
    Number(graceMs),
  )
  const code = await server.exited
  await family.end()
  folder.release()
  return family.asked.aborted ? 0 : code
})
process.exit()
