// Preloaded into the launcher's children (node --import). The channel to the launcher closes when
// the launcher ends, even by kill -9: the child then ends as on SIGTERM, so nothing is orphaned.
import { isMainThread } from 'node:worker_threads'

const LAST_RESORT_MS = 15_000

function end() {
  setTimeout(() => process.exit(1), LAST_RESORT_MS).unref()
  // Emitted instead of sent, since Windows would end the process on the spot.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0)
}

if (isMainThread && process.channel) {
  process.on('disconnect', end)
  process.on('message', (message) => message === 'end' && end())
  // The listeners would keep an otherwise finished program alive.
  process.channel.unref()
}
