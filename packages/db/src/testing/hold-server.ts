// A program that starts a server and holds it until it is killed: node hold-server.ts <folder> [fast]
import { startEmbedded } from '../embedded.ts'

const [dataDir = '', speed] = process.argv.slice(2)
const { pid, port, superuserUrl } = await startEmbedded({ dataDir, fast: speed === 'fast' })
process.stdout.write(`${JSON.stringify({ pid, port, superuserUrl })}\n`)
await new Promise(() => setInterval(() => undefined, 60_000))
