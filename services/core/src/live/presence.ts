import type { Server } from 'socket.io'
import { z } from 'zod'
import { isStaff } from '@guildhall/domain/permissions/actor'
import { canSee } from '@guildhall/domain/permissions/cases'
import type { Deps } from '../kernel/deps.ts'
import { factsOf, readCase } from '../modules/cases/case-record.ts'
import type { LiveSocket } from './live-socket.ts'

const viewing = z.strictObject({ caseId: z.uuid().nullable() })

/** Colleagues who have the same case open now: presence of this moment, told to each other, kept nowhere. */
export function trackViewing(deps: Deps, io: Server, socket: LiveSocket): void {
  if (!isStaff(socket.data.actor)) return
  let current: string | null = null
  /** One after the other: two that overlapped would leave the socket in both rooms. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = (step: () => Promise<void>) => {
    turn = turn.then(step).catch((error: unknown) => deps.log.error('live.viewing', error))
  }

  const leave = async () => {
    const left = current
    current = null
    if (!left) return
    await socket.leave(roomOf(socket, left))
    await tell(io, socket, left)
  }
  const enter = async (caseId: string) => {
    if (!socket.connected || !(await maySee(deps, socket, caseId))) return
    current = caseId
    await socket.join(roomOf(socket, caseId))
    await tell(io, socket, caseId)
  }

  socket.on('viewing', (input: unknown) => {
    const asked = viewing.safeParse(input)
    if (!asked.success) return
    const { caseId } = asked.data
    inTurn(async () => {
      if (caseId === current) return
      await leave()
      if (caseId) await enter(caseId)
    })
  })
  socket.on('disconnect', () => inTurn(leave))
}

function roomOf(socket: LiveSocket, caseId: string): string {
  return `${socket.data.tenantId}/viewing/${caseId}`
}

async function tell(io: Server, socket: LiveSocket, caseId: string): Promise<void> {
  const room = roomOf(socket, caseId)
  const sockets = await io.local.in(room).fetchSockets()
  const names = [
    ...new Set(sockets.map((each) => (each.data as LiveSocket['data']).actor.userName)),
  ]
  io.local.to(room).emit('viewers', { caseId, names })
}

async function maySee(deps: Deps, { data }: LiveSocket, caseId: string): Promise<boolean> {
  const { record, spec } = await readCase({ deps, tenant: { id: data.tenantId } }, caseId).catch(
    () => ({ record: null, spec: null }),
  )
  return (
    record !== null && canSee(data.actor, factsOf(record, deps.clock.now()), spec.workflow.stages)
  )
}
