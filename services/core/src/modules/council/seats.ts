import { DomainError } from '@guildhall/contract/errors'
import type { TransactionSql } from '@guildhall/db/tenant-client'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { readTerm, type TermRecord } from './read-term.ts'

export type SeatInput = {
  termId: string
  memberId: string
  title: string
  representative: string
  position: string
}

/**
 * Puts a unit and its person into a term, or changes them. In a confirmed term only the person may
 * change: a title changes by its resolution. Throws `council.confirmed`, `not-found`.
 */
export async function saveSeat(ctx: SignedInContext, input: SeatInput) {
  const { dues } = (await blueprintInForce(ctx)).content
  if (!dues.titles.some(({ slug }) => slug === input.title)) throw new DomainError('not-found')
  return transact(ctx, async ({ tx, record }) => {
    const term = await readTerm(tx.sql, input.termId, { lock: true })
    const { rowCount } = await tx.sql.query(
      term.state === 'confirmed' ? changePersonSql : saveSql,
      [term.id, input.memberId, input.title, input.representative, input.position],
    )
    if (rowCount === 0)
      throw new DomainError(term.state === 'confirmed' ? 'council.confirmed' : 'not-found')
    await touchTerm(tx.sql, term)
    record({
      kind: 'council.seat-saved',
      subjectType: 'council-term',
      subjectId: term.id,
      facts: { memberId: input.memberId, title: input.title },
    })
    return { ok: true as const }
  })
}

/** Takes a unit off the list of a term that is still planned. Twice is as good as once. */
export async function removeSeat(
  ctx: SignedInContext,
  input: { termId: string; memberId: string },
) {
  return transact(ctx, async ({ tx, record }) => {
    const term = await readTerm(tx.sql, input.termId, { lock: true })
    if (term.state === 'confirmed') throw new DomainError('council.confirmed')
    const { rowCount } = await tx.sql.query(removeSql, [term.id, input.memberId])
    if (rowCount === 0) return { ok: true as const }
    await touchTerm(tx.sql, term)
    record({
      kind: 'council.seat-removed',
      subjectType: 'council-term',
      subjectId: term.id,
      facts: { memberId: input.memberId },
    })
    return { ok: true as const }
  })
}

/** Who confirms has seen the list as it stands: each change of it takes the next version. */
async function touchTerm(sql: TransactionSql, term: TermRecord): Promise<void> {
  if (term.state === 'planned')
    await sql.query(
      'update council_term set version = version + 1 where tenant_id = current_tenant() and id = $1',
      [term.id],
    )
}

const saveSql = `
insert into council_seat (term_id, member_id, title_slug, representative, position)
select $1::uuid, m.id, $3, $4, $5 from member m where m.tenant_id = current_tenant() and m.id = $2
on conflict (tenant_id, term_id, member_id) do update set title_slug = excluded.title_slug,
  representative = excluded.representative, position = excluded.position, updated_at = now()`

const changePersonSql = `
update council_seat set representative = $4, position = $5, updated_at = now()
where tenant_id = current_tenant() and term_id = $1 and member_id = $2 and title_slug = $3`

const removeSql =
  'delete from council_seat where tenant_id = current_tenant() and term_id = $1 and member_id = $2'
