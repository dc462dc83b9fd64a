import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { readTerms, termOn } from './read-term.ts'

export type PlanInput = { ordinal: number; from: string; to: string; copy: boolean }

/** Begins the list of a term; nothing follows from it before it is confirmed. */
export async function planTerm(
  ctx: SignedInContext,
  input: PlanInput,
): Promise<{ termId: string }> {
  if (input.from >= input.to) throw new DomainError('council.dates')
  return transact(ctx, async ({ tx, record }) => {
    const terms = await readTerms(tx.sql)
    const termId = newId()
    const { rowCount } = await tx.sql.query(planSql, [
      termId,
      input.ordinal,
      `第${chineseOrdinal(input.ordinal)}届`,
      input.from,
      input.to,
      ctx.actor.accountId,
    ])
    if (rowCount === 0) throw new DomainError('council.ordinal-taken', { ordinal: input.ordinal })
    const current = termOn(terms, todayOf(ctx.deps.clock))
    if (input.copy && current) await tx.sql.query(copySql, [termId, current.id])
    record({
      kind: 'council.term-planned',
      subjectType: 'council-term',
      subjectId: termId,
      facts: { ordinal: input.ordinal, from: input.from },
    })
    return { termId }
  })
}

const planSql = `
insert into council_term (id, ordinal, label, from_date, to_date, created_by) values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id, ordinal) do nothing`

const copySql = `
insert into council_seat (term_id, member_id, title_slug, representative, position)
select $1, s.member_id, s.title_slug, s.representative, s.position from council_seat s
join title t on t.tenant_id = s.tenant_id and t.slug = s.title_slug and t.retired_at is null
where s.tenant_id = current_tenant() and s.term_id = $2`

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 九十九, as terms are counted. */
export function chineseOrdinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const lead = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`
  return `${lead}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}`
}
