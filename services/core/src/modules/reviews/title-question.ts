import type { TitleQuestion } from '@guildhall/contract/review-title'
import { duesForTitle } from '@guildhall/domain/dues/dues-in-force'
import { newcomerTitle } from '@guildhall/domain/dues/newcomer-title'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { readSettlement, titleAskedFor } from '../members/settled-title.ts'

/**
 * What the reviewer of a join is asked about its title: what each title costs a year today (whole
 * fen), and what was settled. Null where the newcomers' title is asked for, or none.
 */
export async function titleQuestionOf(
  ctx: SignedInContext,
  found: CaseInContext,
  answers: unknown,
): Promise<TitleQuestion | null> {
  const { content } = await blueprintInForce(ctx)
  const asked = titleAskedFor(content, found, answers)
  if (asked === null) return null
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const settled = await readSettlement(sql, found.record.id, asked)
  const today = todayOf(ctx.deps.clock)
  return {
    asked,
    newcomer: newcomerTitle(content.dues),
    titles: content.dues.titles.map(({ slug, label }) => ({
      slug,
      label,
      amountFen: duesForTitle(content.dues, slug, today)?.amount ?? null,
    })),
    settled: settled && {
      title: settled.granted,
      note: settled.note,
      by: settled.by,
      at: settled.at.toISOString(),
    },
  }
}
