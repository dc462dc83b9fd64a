import { DomainError } from '@guildhall/contract/errors'
import { newcomerTitle } from '@guildhall/domain/dues/newcomer-title'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { readLeaving } from './get-term.ts'
import { giveTitles } from './give-title.ts'
import { readTerm } from './read-term.ts'
import { settleTitles } from './settle-titles.ts'

export type ConfirmInput = {
  termId: string
  version: number
  resolution: { title: string; date: string; reference: string }
}

/**
 * 换届: confirms a term's list with the resolution behind it, all in one transaction. From its first
 * day everyone on it holds the title it says, and who had one and is not on it goes back to the
 * newcomers', certificates with them; dues classes follow by the title of a bill's day. Compare-and-set on the list as seen.
 */
export async function confirmTerm(
  ctx: SignedInContext,
  input: ConfirmInput,
): Promise<{ changed: number }> {
  const { content } = await blueprintInForce(ctx)
  const newcomer = newcomerTitle(content.dues)
  return transact(ctx, async (work) => {
    const { tx, record } = work
    const term = await readTerm(tx.sql, input.termId, { lock: true })
    if (term.state === 'confirmed') throw new DomainError('council.confirmed')
    if (term.version !== input.version) throw new DomainError('council.changed-meanwhile')
    if (term.seats === 0) throw new DomainError('council.no-seats')
    const { rows: seated } = await tx.sql.query<{ memberId: string; title: string }>(
      'select member_id as "memberId", title_slug as title from council_seat where tenant_id = current_tenant() and term_id = $1',
      [term.id],
    )
    const leaving = (await readLeaving(tx.sql, term, newcomer)).map(({ memberId }) => ({
      memberId,
      title: newcomer,
    }))
    const changed = await giveTitles(work, [...seated, ...leaving], term.from, { termId: term.id })
    await settleTitles(ctx.deps.clock, work, content)
    await tx.sql.query(confirmSql, [
      term.id,
      JSON.stringify(input.resolution),
      ctx.actor.accountId,
      ctx.deps.clock.now(),
    ])
    record({
      kind: 'council.term-confirmed',
      subjectType: 'council-term',
      subjectId: term.id,
      facts: { ordinal: term.ordinal, from: term.from, changed: changed.length },
    })
    return { changed: changed.length }
  })
}

const confirmSql = `
update council_term set state = 'confirmed', version = version + 1, resolution = $2::jsonb, confirmed_by = $3, confirmed_at = $4
where tenant_id = current_tenant() and id = $1`
