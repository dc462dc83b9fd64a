import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { canRunMeeting } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { stagesInView } from '../reviews/stage-scope.ts'

export const meetingColumns = {
  id: true,
  title: true,
  stageSlug: true,
  heldOn: true,
  state: true,
  version: true,
  dueToAttend: true,
  attended: true,
  closedAt: true,
} as const

export type MeetingRecord = {
  id: string
  title: string
  stageSlug: string
  heldOn: Date
  state: string
  version: number
  dueToAttend: number | null
  attended: number | null
  closedAt: Date | null
}

/** A stage that sittings decide, with the application it belongs to. */
export type SittingStage = { application: string; stage: StageSpec }

/** The stages whose sittings the actor runs. Asked before a transaction, never within one. */
export async function sittingStages(ctx: SignedInContext): Promise<SittingStage[]> {
  const scopes = await stagesInView(ctx)
  return scopes
    .filter(({ stage }) => canRunMeeting(ctx.actor, stage))
    .map(({ application, stage }) => ({ application: application.slug, stage }))
}

/** A sitting that the actor runs, with its stage; any other reads like a missing one. */
export async function readMeeting(ctx: SignedInContext, db: PrismaClient, meetingId: string) {
  return findMeeting(db, await sittingStages(ctx), meetingId)
}

async function findMeeting(
  db: PrismaClient | Tx,
  stages: readonly SittingStage[],
  meetingId: string,
) {
  const record = await db.meeting.findFirst({ where: { id: meetingId }, select: meetingColumns })
  const at = record && stages.find(({ stage }) => stage.slug === record.stageSlug)
  if (!record || !at) throw new DomainError('not-found')
  return { meeting: record satisfies MeetingRecord, ...at }
}

/** Locks a sitting of one of these stages that is still planned; a closed one can't be changed. */
export async function lockPlanned(tx: Tx, stages: readonly SittingStage[], meetingId: string) {
  await tx.$queryRaw`select 1 from meeting where tenant_id = current_tenant() and id = ${meetingId}::uuid for update`
  const found = await findMeeting(tx, stages, meetingId)
  if (found.meeting.state !== 'planned') throw new DomainError('meeting.closed')
  return found
}
