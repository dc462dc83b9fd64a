import { isMatter } from '@guildhall/domain/blueprint/application'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { Tx } from '@guildhall/db/tenant-client'
import type { DemoCase } from '../types.ts'
import type { World } from '../world.ts'

/** Moves all cases through their steps: the first step of all in one statement, then the second … */
export async function moveCases(
  tx: Tx,
  { versionId }: World,
  cases: readonly DemoCase[],
): Promise<void> {
  const most = Math.max(0, ...cases.map(({ steps }) => steps.length))
  for (let at = 0; at < most; at += 1) {
    const rows = cases.filter(({ steps }) => steps[at]).map((demoCase) => rowAfter(demoCase, at))
    await tx.$executeRaw`
      update cases c set state = n.state, stage_slug = n.stage, stage_since = n.since, version = n.version,
        submission_id = n.submission, number = n.number, branch_slug = n.branch,
        blueprint_version_id = ${versionId}::uuid, submitted_at = n.submitted, closed_at = n.closed
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, state text, stage text, since timestamptz,
        version int, submission uuid, number text, branch text, submitted timestamptz, closed timestamptz)
      where c.tenant_id = current_tenant() and c.id = n.id`
  }
  await claimCases(tx, cases)
}

function rowAfter(demoCase: DemoCase, at: number) {
  const { id, spec, answers, steps, submissions, number, holder } = demoCase
  const step = steps[at]
  if (!step) throw new RangeError('the case has no such step')
  return {
    id,
    state: step.to.state,
    stage: step.to.stage,
    since: step.closes ? null : arrivedAt(steps.slice(0, at + 1)),
    version: at + 1,
    submission: step.submissionId,
    number,
    branch: isMatter(spec.kind) ? readMeaning(spec.form, answers, 'branch') : holder.branch,
    submitted:
      submissions.findLast(({ id: submissionId }) => submissionId === step.submissionId)?.at ??
      null,
    closed: step.closes ? step.at : null,
  }
}

/** When a case came to where it stands; being put off (暂缓) does not count anew. */
function arrivedAt(steps: DemoCase['steps']): Date | null {
  const arrival = steps.findLast(({ action }) => action !== 'defer')
  return arrival?.at ?? null
}

async function claimCases(tx: Tx, cases: readonly DemoCase[]): Promise<void> {
  for (const { id, claim } of cases) {
    if (claim)
      await tx.case.updateMany({
        where: { id },
        data: { claimedBy: claim.accountId, claimedUntil: claim.until },
      })
  }
}
