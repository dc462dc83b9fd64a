import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { OwedBill } from '@guildhall/contract/matters'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { readBills } from '../member/read-bills.ts'

/** The open bills of the party that wishes to leave (whole fen); none for any other case. */
export async function readOwed(
  ctx: Pick<SignedInContext, 'deps'>,
  db: PrismaClient,
  { record, spec }: CaseInContext,
): Promise<OwedBill[]> {
  if (spec.kind !== 'leave') return []
  const bills = await readBills(db, [record.partyId], todayOf(ctx.deps.clock))
  return bills
    .filter(({ amountFen, paidFen }) => paidFen < amountFen)
    .map(({ year, amountFen, paidFen, dueOn }) => ({
      year,
      amountFen,
      owedFen: amountFen - paidFen,
      dueOn,
    }))
}
