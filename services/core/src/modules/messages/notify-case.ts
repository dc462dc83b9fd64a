import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { caseLabel, isStaffMatter } from '@guildhall/domain/blueprint/application'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { hasNoLogin, type CaseInContext } from '../cases/case-record.ts'
import { fillTemplate } from './fill-template.ts'

/**
 * Puts a case's message to its contact into the outbox, in the transaction of the change. The SMS
 * goes to the contact named in the form, else to the account (who has no login is reached by the form
 * alone); mail beside it where an address is
 * known and the template has a subject, and WeChat where the account has bound it. Texts are those in force now; the dedupe key makes one of a
 * repeated effect. `known` spares the read of whom it goes to;
 * `occasion` is what it is said once for, a case's version unless given.
 */
export async function notifyCase(
  ctx: SignedInContext,
  { tx }: Work,
  { record, spec }: Pick<CaseInContext, 'record' | 'spec'>,
  key: MessageKey,
  facts: Record<string, string | number> = {},
  known?: Contact,
  occasion: number | string = record.version,
): Promise<void> {
  const { messages } = (await blueprintInForce(ctx)).content
  const template = messages.templates[key]
  // The party hears of what the staff filed once it is decided for it.
  if (!template || (isStaffMatter(record.kind) && key !== 'case-approved')) return
  const { answers, ...account } = known ?? (await readContact(tx, record.id))
  const variables = {
    party: record.partyName,
    case: caseLabel(spec, record.baseVersion),
    number: record.number ?? '',
    ...facts,
  }
  const text = fillTemplate(messages, key, variables)
  const own = hasNoLogin(record) ? null : account
  const mobile = readMeaning(spec.form, answers, 'contact-mobile') ?? own?.mobile
  const mail = readMeaning(spec.form, answers, 'contact-email') ?? own?.email
  const base = {
    accountId: own && record.accountId,
    caseId: record.id,
    template: key,
    variables,
    text,
    createdAt: ctx.deps.clock.now(),
  }
  const rows = [
    ...(mobile ? [{ channel: 'sms', recipient: mobile }] : []),
    ...(mail && template.mailSubject ? [{ channel: 'mail', recipient: mail }] : []),
    ...(own?.openId && template.wechatTemplateId
      ? [{ channel: 'wechat', recipient: own.openId }]
      : []),
  ].map((to) => ({
    ...base,
    ...to,
    id: newId(),
    dedupeKey: `${key}:${record.id}:${occasion}:${to.channel}`,
  }))
  tx.sql.defer(outboxSql, [JSON.stringify(rows)])
}

/** Puts messages, as JSON rows, into the outbox; one of each dedupe key. */
export const outboxSql = `
insert into message (id, dedupe_key, channel, recipient, account_id, case_id, template, variables, text, created_at)
select * from jsonb_to_recordset($1::jsonb) as row ("id" uuid, "dedupeKey" text, "channel" text, "recipient" text,
  "accountId" uuid, "caseId" uuid, "template" text, "variables" jsonb, "text" text, "createdAt" timestamptz)
on conflict (tenant_id, dedupe_key) do nothing`

/** Whom a case's messages reach: the contact that its answers name, else the account. */
export type Contact = {
  answers: unknown
  mobile: string
  email: string | null
  openId: string | null
}

/** The contact of a case as last submitted. */
export async function readContact(tx: Tx, caseId: string): Promise<Contact> {
  const { rows } = await tx.sql.query<Contact>(contactSql, [caseId])
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

const contactSql = `
select s.answers, a.mobile, a.email, a.wechat_open_id as "openId" from cases c
join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
left join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
where c.tenant_id = current_tenant() and c.id = $1`
