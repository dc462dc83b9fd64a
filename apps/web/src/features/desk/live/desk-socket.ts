import { liveEvent, viewers, type LiveEvent } from '@guildhall/contract/live'
import { io, type Socket } from 'socket.io-client'

export interface DeskListener {
  event?: (event: LiveEvent) => void
  viewers?: (caseId: string, names: readonly string[]) => void
  /** The line is up again (true) or down (false). */
  line?: (up: boolean) => void
  /** Too much was missed to be told one by one: read everything again. */
  reload?: () => void
  /** The server ended the line: a role, the session or the account is gone. */
  ended?: () => void
}

const listeners = new Set<DeskListener>()
let socket: Socket | null = null
let lastSeq = 0
let viewing: string | null = null

/**
 * Listens to the association's live events for as long as the caller wants them; one line serves
 * every page. After a break the server is asked for what was missed, authorised afresh.
 */
export function listenToDesk(listener: DeskListener): () => void {
  listeners.add(listener)
  socket ??= connect()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) disconnect()
  }
}

/** The sequence that the screen was read at: what came before it is not asked for again. */
export function readUpTo(seq: number): void {
  lastSeq = Math.max(lastSeq, seq)
}

/** Opens the line again after the server ended it, where this person may still listen. */
export function reconnect(): void {
  if (socket && !socket.connected) socket.connect()
}

/** Tells colleagues which case this person has open; null for none. */
export function nowViewing(caseId: string | null): void {
  viewing = caseId
  socket?.emit('viewing', { caseId })
}

function connect(): Socket {
  // Reconnects are spread over half a minute, so that a restarted server is not stormed.
  const line = io({
    path: '/live',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.5,
  })
  line.on('connect', () => {
    if (lastSeq > 0) line.emit('since', { seq: lastSeq })
    if (viewing) line.emit('viewing', { caseId: viewing })
    tell((listener) => listener.line?.(true))
  })
  line.on('disconnect', (reason) => {
    tell((listener) => listener.line?.(false))
    // What this person may hear has changed: whoever keeps the page asks who one is now, and reconnects.
    if (reason === 'io server disconnect') tell((listener) => listener.ended?.())
  })
  line.on('event', (sent: unknown) => {
    const read = liveEvent.safeParse(sent)
    if (!read.success) return
    readUpTo(read.data.seq)
    tell((listener) => listener.event?.(read.data))
  })
  line.on('reload', () => tell((listener) => listener.reload?.()))
  line.on('viewers', (sent: unknown) => {
    const read = viewers.safeParse(sent)
    if (read.success) tell((listener) => listener.viewers?.(read.data.caseId, read.data.names))
  })
  return line
}

function disconnect(): void {
  socket?.disconnect()
  socket = null
  lastSeq = 0
}

function tell(about: (listener: DeskListener) => void): void {
  for (const listener of [...listeners]) about(listener)
}
