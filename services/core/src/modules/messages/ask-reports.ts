import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { SmsSender } from '../../adapters/sms/sms-sender.ts'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Deps } from '../../kernel/deps.ts'

/** When the provider is asked first what became of an SMS. */
export const firstReportAfter = '30 seconds'
/** Minutes until it is asked again while the carrier says nothing; a report may take a day. */
const pauses = [2, 10, 60, 360, 1440]
const atOnce = 20

type Asked = { id: string; recipient: string; providerId: string; sentAt: Date; reports: number }

/**
 * Asks the provider for the carriers' reports that are due in one association and writes them down:
 * some phones swallow messages, and whoever waits for one calls about it.
 */
export async function askReports(
  { database }: Pick<Deps, 'database'>,
  sender: SmsSender,
  tenantId: string,
): Promise<void> {
  if (!sender.report) return
  const sql = database.tenantSql(tenantId)
  const { rows } = await sql.query<Asked>(dueSql)
  await Promise.all(rows.map((message) => askOne(sql, sender, message)))
}

async function askOne(sql: TenantSql, sender: SmsSender, message: Asked): Promise<void> {
  const { id, recipient: mobile, providerId, sentAt, reports } = message
  const report = await sender.report?.({ mobile, providerId, sentOn: dateInShanghai(sentAt) })
  if (report && report.kind !== 'pending') {
    const reason = report.kind === 'undelivered' ? report.reason : null
    await sql.query(settledSql, [id, report.kind, reason])
    return
  }
  const pause = pauses[reports]
  await sql.query(againSql, [id, pause ?? null])
}

/** Taken by pushing the next look on, so that two nodes do not ask for the same. */
const dueSql = `
update message set report_due_at = now() + interval '1 minute' where tenant_id = current_tenant() and id = any (array(
  select id from message where tenant_id = current_tenant() and report_due_at <= now()
  order by report_due_at limit ${atOnce} for update skip locked))
returning id, recipient, provider_id as "providerId", sent_at as "sentAt", reports`

const settledSql = `
update message set delivery = $2, delivered_at = case when $2 = 'delivered' then now() end, report_due_at = null,
  error = coalesce($3, error)
where tenant_id = current_tenant() and id = $1 and state = 'sent'`

const againSql = `
update message set reports = reports + 1,
  report_due_at = case when $2::int is not null then now() + make_interval(mins => $2::int) end
where tenant_id = current_tenant() and id = $1`
