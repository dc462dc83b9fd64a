import { newId } from '@guildhall/db/ids'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { fillTemplate } from './fill-template.ts'
import { outboxSql } from './notify-case.ts'

type Recipient = {
  accountId: string | null
  mobile: string | null
  email: string | null
  answers: unknown
}

/**
 * Puts a message about a membership into the outbox, in the transaction of the change: to the contact
 * that is certified now, else to the account that acts for the member; mail beside it where there is
 * an address and a subject. `about` makes one of a repeated effect. Nobody to reach is no error.
 */
export async function notifyMember(
  ctx: SignedInContext,
  { tx }: Work,
  member: { partyId: string; name: string },
  key: MessageKey,
  about: string,
  facts: Record<string, string | number>,
): Promise<void> {
  const { messages, applications } = (await blueprintInForce(ctx)).content
  const template = messages.templates[key]
  if (!template) return
  const join = applications.find(({ kind }) => kind === 'join')
  const { rows } = await tx.sql.query<Recipient>(recipientSql, [
    member.partyId,
    join?.identityType ?? '',
  ])
  const to = rows[0]
  const form = join?.form
  const mobile = (form && readMeaning(form, to?.answers, 'contact-mobile')) ?? to?.mobile
  const mail = (form && readMeaning(form, to?.answers, 'contact-email')) ?? to?.email
  const variables = { party: member.name, ...facts }
  const base = {
    accountId: to?.accountId ?? null,
    caseId: null,
    template: key,
    variables,
    text: fillTemplate(messages, key, variables),
    createdAt: ctx.deps.clock.now(),
  }
  const outgoing = [
    ...(mobile ? [{ channel: 'sms', recipient: mobile }] : []),
    ...(mail && template.mailSubject ? [{ channel: 'mail', recipient: mail }] : []),
  ].map((way) => ({ ...base, ...way, id: newId(), dedupeKey: `${key}:${about}:${way.channel}` }))
  tx.sql.defer(outboxSql, [JSON.stringify(outgoing)])
}

const recipientSql = `
select a.id as "accountId", a.mobile, a.email, v.answers
from (select $1::uuid as party_id) p
left join lateral (select a.id, a.mobile, a.email from mandate d
  join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
  where d.tenant_id = current_tenant() and d.party_id = p.party_id and d.to_date is null
  order by d.from_date desc limit 1) a on true
left join lateral (select v.answers from identity i
  join identity_version v on v.tenant_id = i.tenant_id and v.identity_id = i.id
  where i.tenant_id = current_tenant() and i.party_id = p.party_id and i.type_slug = $2
  order by v.number desc limit 1) v on true`
