import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { AgendaRow, MeetingView } from '@guildhall/contract/meetings'
import { caseLabel, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import { applicationOf, type PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { lookupsOf } from '../cases/form-context.ts'
import { presentMeeting } from './list-meetings.ts'
import { readMeeting, type MeetingRecord } from './read-meeting.ts'

/** One sitting with its agenda; no mobile or ID number is in it, since it is shown on a wall. */
export async function getMeeting(
  ctx: SignedInContext,
  input: { meetingId: string },
): Promise<MeetingView> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const { meeting, stage } = await readMeeting(ctx, db, input.meetingId)
  const items = await readAgenda(db, meeting.id)
  const agenda = await Promise.all(items.map((item) => presentItem(ctx, db, meeting, item)))
  const planned = meeting.state === 'planned'
  return {
    ...presentMeeting(meeting, stage.label, items.length),
    dueToAttend: meeting.dueToAttend,
    attended: meeting.attended,
    closedAt: meeting.closedAt?.toISOString() ?? null,
    agenda,
    can: { edit: planned, close: planned && items.length > 0 },
  }
}

type AgendaItem = Awaited<ReturnType<typeof readAgenda>>[number]

export function readAgenda(db: PrismaClient, meetingId: string) {
  return db.agendaItem.findMany({
    where: { meetingId },
    orderBy: { position: 'asc' },
    select: {
      outcome: true,
      note: true,
      state: true,
      case: {
        select: {
          id: true,
          number: true,
          partyName: true,
          application: true,
          branchSlug: true,
          state: true,
          stageSlug: true,
          submissionId: true,
          blueprintVersionId: true,
          baseVersion: true,
        },
      },
    },
  })
}

/** Whether a case on the agenda no longer waits where the sitting decides. */
export function isGone(
  meeting: Pick<MeetingRecord, 'stageSlug'>,
  record: { state: string; stageSlug: string | null },
): boolean {
  return record.state !== 'submitted' || record.stageSlug !== meeting.stageSlug
}

async function presentItem(
  ctx: SignedInContext,
  db: PrismaClient,
  meeting: MeetingRecord,
  item: AgendaItem,
): Promise<AgendaRow> {
  const record = item.case
  const blueprint = await ctx.deps.blueprints.version(
    ctx.tenant.id,
    record.blueprintVersionId ?? ctx.actor.blueprintVersionId,
  )
  const spec = applicationOf(blueprint, record.application)
  const [submission, recommendation] = await Promise.all([
    db.submission.findFirst({
      where: { id: record.submissionId ?? '' },
      select: { answers: true },
    }),
    recommendationOf(db, record.id, meeting.stageSlug),
  ])
  return {
    caseId: record.id,
    number: record.number ?? '',
    partyName: record.partyName,
    label: caseLabel(spec, record.baseVersion),
    branchLabel:
      blueprint.content.branches.find((branch) => branch.slug === record.branchSlug)?.label ?? null,
    recommendation,
    facts: factsFor(spec, blueprint, submission?.answers),
    outcome: item.outcome as AgendaRow['outcome'],
    note: item.note,
    state: item.state as AgendaRow['state'],
    gone: item.state === 'planned' && isGone(meeting, record),
  }
}

const personal = new Set(['mobile', 'email', 'id-number', 'file'])

/** What a sitting reads of the application: the first dozen answers that hold no personal contact data. */
function factsFor(
  spec: ApplicationSpec,
  blueprint: PublishedBlueprint,
  answers: unknown,
): AgendaRow['facts'] {
  const lookups = lookupsOf(blueprint)
  return entriesOf(spec.form, answers)
    .filter(({ field, row }) => !personal.has(field.kind) && row === undefined)
    .map(({ field, value }) => ({ label: field.label, text: formatAnswer(field, value, lookups) }))
    .filter(({ text }) => text !== '')
    .slice(0, 12)
}

/** What the stage before the sitting said: the pass that led to it, and not the sitting's own. */
async function recommendationOf(
  db: PrismaClient,
  caseId: string,
  stage: string,
): Promise<string | null> {
  const step = await db.caseStep.findFirst({
    where: { caseId, action: 'pass', toStage: stage },
    orderBy: { caseVersion: 'desc' },
    select: { actorLabel: true, reason: true },
  })
  return step && (step.reason ? `${step.actorLabel}：${step.reason}` : `${step.actorLabel}初审通过`)
}
