import type { QueueRow } from '@guildhall/contract/review'
import { caseLabel } from '@guildhall/domain/blueprint/application'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { workingDaysBetween } from '@guildhall/domain/time/working-days'
import { isAssigned } from './claim-case.ts'
import { applicationOf, type PublishedBlueprint } from '../../kernel/blueprint-store.ts'

/** A row of a queue as the database gives it. */
export type QueueRecord = {
  id: string
  application: string
  number: string
  partyName: string
  partyId: string
  accountId: string
  state: string
  stage: string | null
  stageSince: Date | null
  branch: string | null
  branchLabel: string | null
  submissionNumber: number
  version: number
  claimedBy: string | null
  claimName: string | null
  claimedUntil: Date | null
  returnedStage: string | null
  nudgedAt: Date | null
  remindedAt: Date | null
  contentHash: string
  blueprintVersionId: string
  baseVersion: number | null
  enteredBy: string | null
  enteredByName: string | null
  onPaper: boolean
}

/** The columns of a QueueRecord, from `cases c`; the same for a page, a live event and an open case. */
export const queueColumns = `
  c.id, c.application, c.number, c.party_name as "partyName", c.party_id as "partyId", c.account_id as "accountId",
  c.state, c.stage_slug as stage, c.stage_since as "stageSince", c.branch_slug as branch, b.label as "branchLabel",
  s.number as "submissionNumber", c.version, c.blueprint_version_id as "blueprintVersionId",
  c.base_version as "baseVersion",
  case when c.claimed_until > now() then c.claimed_by end as "claimedBy", k.user_name as "claimName", c.claimed_until as "claimedUntil",
  c.returned_stage as "returnedStage", case when c.nudged_at >= c.stage_since then c.nudged_at end as "nudgedAt",
  case when c.reminded_at >= c.stage_since then c.reminded_at end as "remindedAt", s.content_hash as "contentHash",
  c.entered_by as "enteredBy", c.on_paper as "onPaper",
  case when c.entered_by is not null then (select e.user_name from account e
    where e.tenant_id = c.tenant_id and e.id = c.entered_by) end as "enteredByName"`

export const queueJoins = `
  join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
  left join branch b on b.tenant_id = c.tenant_id and b.slug = c.branch_slug
  left join account k on k.tenant_id = c.tenant_id and k.id = c.claimed_by`

/** A row as screens and live events have it; working days are China's. */
export function presentRow(
  record: QueueRecord,
  blueprint: PublishedBlueprint,
  now: Date,
): QueueRow {
  const spec = applicationOf(blueprint, record.application)
  const stage = spec.workflow.stages.find((each) => each.slug === record.stage)
  return {
    id: record.id,
    application: record.application,
    label: caseLabel(spec, record.baseVersion),
    number: record.number,
    partyName: record.partyName,
    partyId: record.partyId,
    accountId: record.accountId,
    state: record.state as QueueRow['state'],
    stage: record.stage,
    stageSince: record.stageSince?.toISOString() ?? null,
    waited: record.stageSince ? waitedDays(record.stageSince, now) : 0,
    promised: stage?.workingDays ?? null,
    branch: record.branch,
    branchLabel: record.branchLabel,
    submissionNumber: record.submissionNumber,
    version: record.version,
    claim:
      record.claimedBy && record.claimedUntil
        ? {
            accountId: record.claimedBy,
            name: record.claimName ?? '',
            until: isAssigned(record) ? null : record.claimedUntil.toISOString(),
          }
        : null,
    entered: record.enteredBy
      ? {
          accountId: record.enteredBy,
          name: record.enteredByName ?? '',
          onPaper: record.onPaper,
        }
      : null,
    returnedStage: record.returnedStage,
    nudgedAt: record.nudgedAt?.toISOString() ?? null,
    remindedAt: record.remindedAt?.toISOString() ?? null,
    contentHash: record.contentHash,
  }
}

const counted = new Map<string, number>()

/** Working days between two instants' dates in China; a day's few pairs are counted once. */
export function waitedDays(since: Date, now: Date): number {
  const [from, to] = [dateInShanghai(since), dateInShanghai(now)]
  const key = `${from}/${to}`
  const known = counted.get(key)
  if (known !== undefined) return known
  if (counted.size > 5000) counted.clear()
  const days = from < to ? workingDaysBetween(from, to) : 0
  counted.set(key, days)
  return days
}
