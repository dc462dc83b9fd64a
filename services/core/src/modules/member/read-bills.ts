import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MemberHome } from '@guildhall/contract/cases'

type BillRow = { id: string; year: number; amountFen: bigint; owedFen: bigint; dueOn: string }

/** The bills of these parties, newest first; what is paid is derived from the postings, in whole fen. */
export async function readBills(
  db: PrismaClient,
  partyIds: readonly string[],
  today: string,
): Promise<MemberHome['bills']> {
  const rows = await db.$queryRaw<BillRow[]>`
    select b.id, b.year, b.amount_fen as "amountFen", to_char(b.due_on, 'YYYY-MM-DD') as "dueOn",
      coalesce((select sum(p.amount_fen) from posting p where p.tenant_id = b.tenant_id and p.bill_id = b.id
        and p.ledger = 'dues-receivable'), 0)::bigint as "owedFen"
    from bill b join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
    where b.tenant_id = current_tenant() and m.party_id = any(${[...partyIds]}::uuid[]) order by b.year desc`
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    amountFen: Number(row.amountFen),
    paidFen: Number(row.amountFen - row.owedFen),
    dueOn: row.dueOn,
    status:
      row.owedFen <= 0n
        ? ('paid' as const)
        : row.dueOn < today
          ? ('overdue' as const)
          : ('open' as const),
  }))
}
