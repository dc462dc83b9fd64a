import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf, todayOf } from '../../kernel/dates.ts'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import { readAgenda } from './get-meeting.ts'
import { readMeeting } from './read-meeting.ts'

const outcomes = { pass: 'approved', reject: 'rejected', defer: 'deferred' } as const

/** The printable summary of a sitting, as PDF. */
export async function renderSummary(ctx: SignedInContext, meetingId: string): Promise<Uint8Array> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const { meeting } = await readMeeting(ctx, db, meetingId)
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const items = await readAgenda(db, meeting.id)
  const decided = items.filter((item) => item.state !== 'left-out' && item.outcome !== null)
  return ctx.deps.documents.pdf('sitting-summary', {
    associationName: blueprint.content.branding.name,
    title: meeting.title,
    heldOn: civilDateOf(meeting.heldOn),
    attendedCount: meeting.attended ?? 0,
    dueCount: meeting.dueToAttend ?? 0,
    cases: decided.map((item) => ({
      caseNumber: item.case.number ?? '',
      subject: item.case.partyName,
      matter: applicationOf(blueprint, item.case.application).label,
      outcome: outcomes[item.outcome as keyof typeof outcomes],
      ...(item.note ? { note: item.note } : {}),
    })),
    leftOut: items
      .filter((item) => item.state === 'left-out')
      .map((item) => ({
        caseNumber: item.case.number ?? '',
        subject: item.case.partyName,
        reason: '会前撤回或变动',
      })),
    signatureLines: ['主持人', '记录人'],
    printedOn: todayOf(ctx.deps.clock),
  })
}
