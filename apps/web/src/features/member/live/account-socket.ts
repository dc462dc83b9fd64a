import { io, type Socket } from 'socket.io-client'

export interface AccountListener {
  /** Something happened to one of this account's cases; what it was is read anew. */
  event: (caseId: string | null) => void
  /** The line is back after a break: anything may have happened. */
  back: () => void
}

const listeners = new Set<AccountListener>()
let socket: Socket | null = null
let lastSeq = 0
let wasDown = false

/** Listens to the events of one's own account while a page wants them; one line serves all pages. */
export function listenToAccount(listener: AccountListener): () => void {
  listeners.add(listener)
  socket ??= connect()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) disconnect()
  }
}

/** Between one and thirty seconds, drawn anew each time: a restarted server is not stormed. */
const spread = { reconnectionDelay: 1000, reconnectionDelayMax: 30_000, randomizationFactor: 1 }

function connect(): Socket {
  const line = io({
    path: '/live',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    ...spread,
  })
  line.on('connect', () => {
    if (lastSeq > 0) line.emit('since', { seq: lastSeq })
    if (wasDown) tellBack()
    wasDown = false
  })
  line.on('disconnect', (reason) => {
    wasDown = true
    // Ended on purpose, since a right ended: what is read anew says which, and the line stays down.
    if (reason === 'io server disconnect') tellBack()
  })
  line.on('event', hear)
  // Away for too long to be told one by one.
  line.on('reload', tellBack)
  return line
}

function tellBack(): void {
  for (const listener of [...listeners]) listener.back()
}

function hear(sent: unknown): void {
  const event = readEvent(sent)
  if (!event) return
  lastSeq = Math.max(lastSeq, event.seq)
  for (const listener of [...listeners]) listener.event(event.caseId)
}

/** Of an event a member's page needs no more than which case: the rest is fetched, authorised. */
export function readEvent(sent: unknown): { seq: number; caseId: string | null } | null {
  if (typeof sent !== 'object' || sent === null || !('seq' in sent) || !('caseId' in sent))
    return null
  const { seq, caseId } = sent
  if (typeof seq !== 'number') return null
  return { seq, caseId: typeof caseId === 'string' ? caseId : null }
}

function disconnect(): void {
  socket?.disconnect()
  socket = null
  lastSeq = 0
  wasDown = false
}
