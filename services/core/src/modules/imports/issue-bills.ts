import type { Tx } from '@guildhall/db/tenant-client'
import { duesYearOf } from '@guildhall/domain/dues/dues-year'
import type { Deps } from '../../kernel/deps.ts'
import { issueBill } from '../dues/issue-bill.ts'
import type { RosterSetup } from './import-setup.ts'

/** The bill of this dues year for members that came in, where somebody asked for it. */
export async function issueBillsFor(
  ctx: { deps: Pick<Deps, 'clock'> },
  tx: Tx,
  { content, today }: RosterSetup,
  members: readonly { memberId: string; title: string }[],
): Promise<void> {
  const year = duesYearOf(content.dues.term, today, today)
  for (const { memberId, title } of members)
    await issueBill(ctx, { tx, record: () => undefined }, content, {
      memberId,
      titleSlug: title,
      year,
    })
}
