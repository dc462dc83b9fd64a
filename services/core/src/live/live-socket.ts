import type { Socket } from 'socket.io'
import type { SignedIn } from '../kernel/context.ts'

/** A socket that was let in: whose association it is, and who sits at it. */
export type LiveSocket = Socket & { data: { tenantId: string; actor: SignedIn } }
