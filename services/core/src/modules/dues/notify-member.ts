import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { fillTemplate } from '../messages/fill-template.ts'

export type MemberMessage = {
  key: MessageKey
  variables: Record<string, string | number>
  /** Makes one of a repeated effect. */
  about: string
  /** Where it goes instead of the member's contact. */
  to?: { mobile: string; email: string }
}

/**
 * Puts a message to a member into the outbox, in the transaction of the change: to the contact that
 * its certified form names, else to the account that acts for it. A member that nobody acts for and
 * that names nobody gets none. Texts are those in force now.
 */
export async function notifyMember(
  ctx: SignedInContext,
  { tx }: Work,
  partyId: string,
  message: MemberMessage,
): Promise<void> {
  const { content } = await blueprintInForce(ctx)
  const template = content.messages.templates[message.key]
  if (!template) return
  const contact = message.to
    ? { ...message.to, accountId: null }
    : await contactOf(ctx, tx, partyId)
  const mail = template.mailSubject ? contact.email : null
  const to = [
    { channel: 'sms', recipient: contact.mobile },
    { channel: 'mail', recipient: mail },
  ].flatMap(({ channel, recipient }) => (recipient ? [{ channel, recipient }] : []))
  if (to.length === 0) return
  await tx.message.createMany({
    data: to.map((each) => ({
      ...each,
      id: newId(),
      dedupeKey: `${message.key}:${message.about}:${each.channel}`,
      accountId: contact.accountId,
      template: message.key,
      variables: message.variables,
      text: fillTemplate(content.messages, message.key, message.variables),
      createdAt: ctx.deps.clock.now(),
    })),
    skipDuplicates: true,
  })
}

export type MemberContact = {
  mobile: string | null
  email: string | null
  accountId: string | null
}

type ContactRow = MemberContact & { typeSlug: string | null; answers: unknown }

async function contactOf(ctx: SignedInContext, tx: Tx, partyId: string): Promise<MemberContact> {
  const { content } = await blueprintInForce(ctx)
  const { rows } = await tx.sql.query<ContactRow>(contactSql, [
    partyId,
    content.applications.flatMap(({ kind, identityType }) => (kind === 'join' ? identityType : [])),
  ])
  const row = rows[0]
  if (!row) return { mobile: null, email: null, accountId: null }
  const form = content.applications.find(({ identityType }) => identityType === row.typeSlug)?.form
  return {
    accountId: row.accountId,
    mobile: (form && readMeaning(form, row.answers, 'contact-mobile')) ?? row.mobile,
    email: (form && readMeaning(form, row.answers, 'contact-email')) ?? row.email,
  }
}

const contactSql = `
select a.id as "accountId", a.mobile, a.email, i.type_slug as "typeSlug", i.answers
from party p
left join lateral (select a.id, a.mobile, a.email from mandate d
  join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
  where d.tenant_id = p.tenant_id and d.party_id = p.id and (d.to_date is null or d.to_date > current_date)
  order by d.from_date desc limit 1) a on true
left join lateral (select i.type_slug, v.answers from identity i
  join identity_version v on v.tenant_id = i.tenant_id and v.identity_id = i.id
  where i.tenant_id = p.tenant_id and i.party_id = p.id and i.type_slug = any ($2::text[])
  order by v.certified_at desc limit 1) i on true
where p.tenant_id = current_tenant() and p.id = $1`
