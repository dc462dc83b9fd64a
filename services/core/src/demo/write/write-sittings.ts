import type { Tx } from '@guildhall/db/tenant-client'
import type { DemoSitting } from '../types.ts'
import { insertRows } from './insert-rows.ts'

/** Sittings before the last so many are in the archive only. */
const SITTINGS_KEPT = 12

/** Who is due to attend a demo association's sitting, and who came. */
const DUE_TO_ATTEND = 21
const ATTENDED = 18

/** Writes the sittings of the last year and the next one, with their agendas and outcomes. */
export async function writeSittings(tx: Tx, all: readonly DemoSitting[]): Promise<void> {
  const kept = all
    .filter(({ isClosed }) => !isClosed)
    .concat(all.filter(({ isClosed }) => isClosed).slice(-SITTINGS_KEPT))
  await insertRows(tx, 'meeting', kept.map(meetingRow))
  await insertRows(tx, 'agenda_item', kept.flatMap(agendaRows))
}

function meetingRow({ id, title, stage, heldOn, at, isClosed, createdBy }: DemoSitting) {
  return {
    id,
    title,
    stageSlug: stage,
    heldOn,
    state: isClosed ? 'closed' : 'planned',
    version: isClosed ? 1 : 0,
    dueToAttend: isClosed ? DUE_TO_ATTEND : null,
    attended: isClosed ? ATTENDED : null,
    createdBy,
    createdAt: earlierByDays(at, 20),
    closedAt: isClosed ? at : null,
    closedBy: isClosed ? createdBy : null,
  }
}

function agendaRows({ id: meetingId, items, isClosed }: DemoSitting) {
  return items.map(({ id, demoCase, outcome, note }, at) => ({
    id,
    meetingId,
    caseId: demoCase.id,
    position: at + 1,
    outcome,
    note,
    state: isClosed ? 'applied' : 'planned',
  }))
}

function earlierByDays(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000)
}
