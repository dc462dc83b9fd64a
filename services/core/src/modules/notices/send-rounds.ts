import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'
import type { Deps } from '../../kernel/deps.ts'
import { todayOf } from '../../kernel/dates.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { isCorrection } from './correct-notice.ts'
import { firstRead, reaches } from './audience.ts'

/** SMS put into the outbox in one transaction: few enough to hold no lock for long. */
const batchSize = 200

/** Of a title as much as an SMS variable takes. */
const titleInSms = 30

type RoundDeps = Pick<Deps, 'database' | 'blueprints' | 'clock' | 'wake'>

/**
 * Goes on with an association's rounds of SMS about notices, batch by batch, until none is open. A
 * crash leaves the round open and repeats nobody: who got one stands beside the message, and is
 * written in the same transaction.
 */
export async function sendRounds(
  deps: RoundDeps,
  tenantId: string,
  stopped: () => boolean = () => false,
): Promise<number> {
  let sent = 0
  while (!stopped()) {
    const batch = await nextBatch(deps, tenantId)
    if (batch === null) break
    if (batch > 0) deps.wake(tenantId)
    sent += batch
  }
  return sent
}

type Round = { noticeId: string; name: string; title: string }

/** The next batch of the oldest open round; null where none is open, or another node has them. */
async function nextBatch(deps: RoundDeps, tenantId: string): Promise<number | null> {
  const { content } = await deps.blueprints.current(tenantId)
  return deps.database.inTransaction(tenantId, async (tx) => {
    const { rows } = await tx.sql.query<Round>(openRound)
    const [round] = rows
    if (!round) return null
    const to = await recipients(tx, round, todayOf(deps.clock))
    if (to.length > 0) await write(tx, content.messages, round, to, deps.clock.now())
    if (to.length < batchSize)
      await tx.noticeRound.updateMany({
        where: { noticeId: round.noticeId, name: round.name },
        data: { finishedAt: deps.clock.now() },
      })
    return to.length
  })
}

const openRound = `
select r.notice_id as "noticeId", r.name, n.title from notice_round r
join notice n on n.tenant_id = r.tenant_id and n.id = r.notice_id
where r.tenant_id = current_tenant() and r.finished_at is null
order by r.started_at, r.notice_id, r.name limit 1 for update of r skip locked`

type Recipient = { accountId: string; mobile: string }

/** Accounts that the round has not reached yet; a reminder passes over units that have read meanwhile. */
async function recipients(tx: Tx, { noticeId, name }: Round, today: string): Promise<Recipient[]> {
  const { rows } = await tx.sql.query<Recipient>(nextRecipients, [
    today,
    noticeId,
    name,
    name === 'announcement',
  ])
  return rows
}

const nextRecipients = `
select distinct a.id as "accountId", a.mobile from notice n
join member m on m.tenant_id = n.tenant_id
join mandate k on k.tenant_id = m.tenant_id and k.party_id = m.party_id
  and k.from_date <= $1::date and (k.to_date is null or k.to_date > $1::date)
join account a on a.tenant_id = k.tenant_id and a.id = k.account_id and a.status = 'active'
where n.tenant_id = current_tenant() and n.id = $2 and n.withdrawn_at is null and ${reaches('$1')}
  and not exists (select 1 from notice_message s where s.tenant_id = n.tenant_id and s.notice_id = n.id
    and s.round = $3 and s.account_id = a.id)
  and ($4 or ${firstRead} is null)
order by a.id limit ${batchSize}`

async function write(
  tx: Tx,
  messages: MessagesSpec,
  { noticeId, name, title }: Round,
  to: readonly Recipient[],
  now: Date,
): Promise<void> {
  const isNews = name === 'announcement' || isCorrection(name)
  const template = isNews ? 'notice-published' : 'notice-reminder'
  const said = isCorrection(name) ? `（更正）${title}` : title
  const variables = { title: said.slice(0, titleInSms) }
  const text = fillTemplate(messages, template, variables)
  const rows = to.map(({ accountId, mobile }) => ({ id: newId(), accountId, mobile }))
  await tx.message.createMany({
    data: rows.map(({ id, accountId, mobile }) => ({
      ...{ id, accountId, template, variables, text, createdAt: now },
      channel: 'sms',
      recipient: mobile,
      dedupeKey: `notice:${noticeId}:${name}:${accountId}`,
    })),
  })
  await tx.noticeMessage.createMany({
    data: rows.map(({ id, accountId }) => ({ noticeId, round: name, accountId, messageId: id })),
  })
}
