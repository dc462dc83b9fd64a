import { newId } from '@guildhall/db/ids'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext, CaseRecord } from '../cases/case-record.ts'
import { fillTemplate } from './fill-template.ts'

/**
 * Puts a case's message to its contact into the outbox, in the transaction of the change. The SMS
 * goes to the contact named in the form, else to the account; mail beside it where an address is
 * known and the template has a subject. Texts are those in force now; the dedupe key makes one of a
 * repeated effect.
 */
export async function notifyCase(
  ctx: SignedInContext,
  { tx }: Work,
  { record, spec }: Pick<CaseInContext, 'record' | 'spec'>,
  key: MessageKey,
  facts: Record<string, string | number> = {},
): Promise<void> {
  const { messages } = (await blueprintInForce(ctx)).content
  const template = messages.templates[key]
  if (!template) return
  const [answers, account] = await Promise.all([answersOf(tx, record), accountOf(tx, record)])
  const variables = {
    party: record.partyName,
    case: spec.label,
    number: record.number ?? '',
    ...facts,
  }
  const text = fillTemplate(messages, key, variables)
  const mobile = readMeaning(spec.form, answers, 'contact-mobile') ?? account.mobile
  const mail = readMeaning(spec.form, answers, 'contact-email') ?? account.email
  const base = {
    accountId: record.accountId,
    caseId: record.id,
    template: key,
    variables,
    text,
    createdAt: ctx.deps.clock.now(),
  }
  const rows = [
    { channel: 'sms', recipient: mobile },
    ...(mail && template.mailSubject ? [{ channel: 'mail', recipient: mail }] : []),
  ].map((to) => ({
    ...base,
    ...to,
    id: newId(),
    dedupeKey: `${key}:${record.id}:${record.version}:${to.channel}`,
  }))
  await tx.message.createMany({ data: rows, skipDuplicates: true })
}

async function answersOf(tx: Work['tx'], record: CaseRecord): Promise<unknown> {
  if (!record.submissionId) return {}
  return (
    (
      await tx.submission.findFirst({
        where: { id: record.submissionId },
        select: { answers: true },
      })
    )?.answers ?? {}
  )
}

function accountOf(tx: Work['tx'], record: CaseRecord) {
  return tx.account.findFirstOrThrow({
    where: { id: record.accountId },
    select: { mobile: true, email: true },
  })
}
