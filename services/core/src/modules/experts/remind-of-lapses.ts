import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { addDays, daysBetween, type CivilDate } from '@guildhall/domain/time/civil-date'
import { formatDateProse } from '@guildhall/domain/time/shanghai'
import { todayOf } from '../../kernel/dates.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { outboxSql } from '../messages/notify-case.ts'
import { indexPool, poolsOf } from './index-pool.ts'

type Holder = {
  identityId: string
  name: string
  lapses: string[]
  answers: unknown
  accountId: string | null
  mobile: string | null
}

/**
 * Tells experts of certificates that run out, so many days before as the pool says, of each day and
 * step once. Whoever comes to the pool later hears of the nearest step alone. Days are Shanghai's;
 * the last day counts as valid.
 */
export async function remindOfLapses(
  deps: Pick<Deps, 'database' | 'clock'>,
  tenantId: string,
  content: Blueprint,
): Promise<void> {
  const { messages } = content
  if (!messages.templates['certificate-lapses']) return
  const today = todayOf(deps.clock)
  for (const spec of poolsOf(content)) {
    await indexPool(deps, tenantId, spec)
    const steps = spec.pool.remindDaysBefore
    const until = addDays(today, Math.max(0, ...steps))
    const sql = deps.database.tenantSql(tenantId)
    const { rows } = await sql.query<Holder>(holdersSql, [spec.identityType, today, until])
    const reminders = rows.flatMap((holder) =>
      dueSteps(holder.lapses, steps, today).map(({ day, step }) => {
        const facts = {
          party: holder.name,
          day: formatDateProse(day),
          days: daysBetween(today, day),
        }
        return {
          id: newId(),
          dedupeKey: `certificate-lapses:${holder.identityId}:${day}:${step}`,
          channel: 'sms',
          recipient: readMeaning(spec.form, holder.answers, 'contact-mobile') ?? holder.mobile,
          accountId: holder.accountId,
          caseId: null,
          template: 'certificate-lapses',
          variables: facts,
          text: fillTemplate(messages, 'certificate-lapses', facts),
          createdAt: deps.clock.now(),
        }
      }),
    )
    const reachable = reminders.filter(({ recipient }) => recipient)
    if (reachable.length > 0) await sql.query(outboxSql, [JSON.stringify(reachable)])
  }
}

/** Of each day that is near, the last step that was passed. */
function dueSteps(lapses: readonly CivilDate[], steps: readonly number[], today: CivilDate) {
  return lapses.flatMap((day) => {
    const left = daysBetween(today, day)
    const passed = steps.filter((step) => left >= 0 && left <= step)
    return passed.length > 0 ? [{ day, step: Math.min(...passed) }] : []
  })
}

const holdersSql = `
select e.identity_id as "identityId", e.name, e.lapses, v.answers, a.id as "accountId", a.mobile
from pool_entry e
join identity_version v on v.tenant_id = e.tenant_id and v.id = e.version_id
left join lateral (select a.id, a.mobile from mandate d
  join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
  where d.tenant_id = e.tenant_id and d.party_id = e.party_id and d.to_date is null
  order by d.from_date desc limit 1) a on true
where e.tenant_id = current_tenant() and e.type_slug = $1
  and exists (select from unnest(e.lapses) as day where day between $2 and $3)`
