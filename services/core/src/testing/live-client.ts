import { io, type Socket } from 'socket.io-client'
import { liveEvent, type LiveEvent } from '@guildhall/contract/live'
import type { TestClient } from './test-client.ts'

/** A browser's live line. Everything heard is kept, so that nothing has to be waited for in time. */
export type LiveClient = {
  readonly socket: Socket
  readonly events: LiveEvent[]
  /** The first event, heard or to come, of which this is true. */
  heard(isAsked: (event: LiveEvent) => boolean): Promise<LiveEvent>
  /** The first message of another kind, heard or to come, of which this is true. */
  told<T>(name: string, isAsked: (message: T) => boolean): Promise<T>
  /** Names of all that was heard so far. */
  names(): string[]
}

const open = new Set<Socket>()

/** Opens the line at the browser's host; headers given replace the usual ones. Rejects where it is refused. */
export async function openLive(
  browser: TestClient,
  headers: Record<string, string> = {},
  port = Number(browser.host.split(':')[1]),
): Promise<LiveClient> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const extraHeaders = Object.fromEntries(
    Object.entries({
      host: browser.host,
      origin: `http://${browser.host}`,
      cookie,
      ...headers,
    }).filter(([, value]) => value !== ''),
  )
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders,
  })
  open.add(socket)
  const client = listenTo(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return client
}

/** Closes what this test file opened. */
export function closeLive(): void {
  for (const socket of open) socket.close()
  open.clear()
}

function listenTo(socket: Socket): LiveClient {
  const events: LiveEvent[] = []
  const told: { name: string; message: unknown }[] = []
  socket.on('event', (sent: unknown) => void events.push(liveEvent.parse(sent)))
  socket.onAny((name: string, message: unknown) => void told.push({ name, message }))
  return {
    socket,
    events,
    heard: (isAsked) => waitFor(socket, () => events.find(isAsked)),
    async told<T>(name: string, isAsked: (message: T) => boolean) {
      const { message } = await waitFor(socket, () =>
        told.find((each) => each.name === name && isAsked(each.message as T)),
      )
      return message as T
    },
    names: () => told.map(({ name }) => name),
  }
}

/** Looks again after each message, with no clock of its own: the test's own limit ends it. */
function waitFor<T>(socket: Socket, look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const tryNow = () => {
      const found = look()
      if (found === undefined) return
      socket.offAny(tryNow)
      resolve(found)
    }
    socket.onAny(() => queueMicrotask(tryNow))
    tryNow()
  })
}
