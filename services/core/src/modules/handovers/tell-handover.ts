import { newId } from '@guildhall/db/ids'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import type { FormerContact } from './end-mandates.ts'
import type { UnitRecord } from './read-unit.ts'

/**
 * Tells the new contact that the account acts for the unit now, and each former one that theirs does
 * not, by SMS and, where an address is known, by mail. They go to the accounts' own numbers, not to
 * what the form says: an account is what changed hands.
 */
export async function tellBoth(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  unit: UnitRecord,
  former: readonly FormerContact[],
): Promise<void> {
  const { accountId } = found.record
  const account = await work.tx.account.findFirstOrThrow({
    where: { id: accountId },
    select: { mobile: true, email: true },
  })
  await tell(ctx, work, found, unit, 'handover-begun', { accountId, ...account })
  for (const each of former) await tell(ctx, work, found, unit, 'handover-ended', each)
}

async function tell(
  ctx: SignedInContext,
  { tx }: Work,
  { record, spec }: CaseInContext,
  unit: UnitRecord,
  key: MessageKey,
  to: FormerContact,
): Promise<void> {
  const { messages } = (await blueprintInForce(ctx)).content
  const template = messages.templates[key]
  if (!template) return
  const variables = { party: unit.name, case: spec.label, number: record.number ?? '' }
  const channels = [
    { channel: 'sms', recipient: to.mobile },
    ...(to.email && template.mailSubject ? [{ channel: 'mail', recipient: to.email }] : []),
  ]
  await tx.message.createMany({
    data: channels.map(({ channel, recipient }) => ({
      id: newId(),
      dedupeKey: `${key}:${record.id}:${to.accountId}:${channel}`,
      channel,
      recipient,
      accountId: to.accountId,
      caseId: record.id,
      template: key,
      variables,
      text: fillTemplate(messages, key, variables),
      createdAt: ctx.deps.clock.now(),
    })),
  })
}
