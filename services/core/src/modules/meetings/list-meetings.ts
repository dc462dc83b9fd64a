import type { z } from 'zod'
import type { meetingList, meetingSummary } from '@guildhall/contract/meetings'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import { waitingCases } from './agenda.ts'
import { meetingColumns, sittingStages, type MeetingRecord } from './read-meeting.ts'

/** The sittings the actor runs, newest first, and the cases that wait for one. */
export async function listMeetings(ctx: SignedInContext): Promise<z.infer<typeof meetingList>> {
  const stages = await sittingStages(ctx)
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const records = await db.meeting.findMany({
    where: { stageSlug: { in: stages.map(({ stage }) => stage.slug) } },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { ...meetingColumns, _count: { select: { agendaItems: true } } },
  })
  const label = (slug: string) =>
    stages.find(({ stage }) => stage.slug === slug)?.stage.label ?? slug
  const slugs = [...new Set(stages.map(({ stage }) => stage.slug))]
  const waiting = await Promise.all(slugs.map((slug) => waitingCases(db, slug)))
  return {
    meetings: records.map((record) =>
      presentMeeting(record, label(record.stageSlug), record._count.agendaItems),
    ),
    waiting: waiting.flat().map((each) => ({ ...each, since: each.since.toISOString() })),
    stages: stages.map(({ application, stage }) => ({
      application,
      stage: stage.slug,
      label: stage.label,
    })),
  }
}

export function presentMeeting(
  record: MeetingRecord,
  stageLabel: string,
  cases: number,
): z.infer<typeof meetingSummary> {
  return {
    id: record.id,
    title: record.title,
    stage: record.stageSlug,
    stageLabel,
    heldOn: civilDateOf(record.heldOn),
    state: record.state as 'planned' | 'closed',
    cases,
    version: record.version,
  }
}
