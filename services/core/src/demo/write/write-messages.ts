import { newId } from '@guildhall/db/ids'
import { isStaffMatter } from '@guildhall/domain/blueprint/application'
import type { Tx } from '@guildhall/db/tenant-client'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { fillTemplate } from '../../modules/messages/fill-template.ts'
import type { DemoCase, DemoStep } from '../types.ts'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'

/** Messages are kept for so many days in demo data. */
const KEPT_DAYS = 60

/** Writes the messages that went out of late, most of them delivered; none waits to be sent. */
export async function writeMessages(
  tx: Tx,
  world: World,
  cases: readonly DemoCase[],
  memberNumberOf: (demoCase: DemoCase) => string,
): Promise<void> {
  const since = new Date(world.moments.now.getTime() - KEPT_DAYS * 86_400_000)
  const rows = cases.flatMap((demoCase) =>
    demoCase.steps.flatMap((step, at) =>
      step.at > since ? messageRow(world, demoCase, step, at + 1, memberNumberOf(demoCase)) : [],
    ),
  )
  await insertRows(tx, 'message', rows)
}

function messageRow(
  world: World,
  demoCase: DemoCase,
  step: DemoStep,
  version: number,
  memberNumber: string,
) {
  const key = keyOf(step)
  // Of what the staff file alone the member hears once it is approved.
  if (!key || (isStaffMatter(demoCase.spec.kind) && key !== 'case-approved')) return []
  const { spec, holder, account, answers, number } = demoCase
  const stage = spec.workflow.stages.find(({ slug }) => slug === step.to.stage)?.label ?? ''
  const remarks = demoCase.notes.filter(
    ({ submissionId }) => submissionId === step.submissionId,
  ).length
  const variables = {
    party: holder.name,
    case: spec.label,
    number: number ?? '',
    memberNumber,
    stage,
    remarks,
  }
  const isLost = world.random.chance(0.03)
  return [
    {
      id: newId(),
      dedupeKey: `${key}:${demoCase.id}:${version}:sms`,
      channel: 'sms',
      recipient: readMeaning(spec.form, answers, 'contact-mobile') ?? account.mobile,
      accountId: account.id,
      caseId: demoCase.id,
      template: key,
      variables,
      text: fillTemplate(world.blueprint.messages, key, variables),
      state: isLost ? 'failed' : 'sent',
      delivery: isLost ? null : 'delivered',
      attempts: isLost ? 3 : 1,
      error: isLost ? 'isv.MOBILE_NUMBER_ILLEGAL' : null,
      createdAt: step.at,
      sentAt: isLost ? null : new Date(step.at.getTime() + 3_000),
    },
  ]
}

/** The message that a step sends; none for what its applicant does, but for the submission. */
function keyOf({ action, to }: DemoStep): MessageKey | null {
  if (action === 'submit') return 'case-submitted'
  if (action === 'return') return 'case-returned'
  if (action === 'reject') return 'case-rejected'
  if (action !== 'pass') return null
  return to.state === 'approved' ? 'case-approved' : 'case-advanced'
}
