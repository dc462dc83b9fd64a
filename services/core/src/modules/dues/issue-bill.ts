import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { duesForTitle } from '@guildhall/domain/dues/dues-in-force'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { Deps } from '../../kernel/deps.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import { postEntry } from './post-entry.ts'

/** A bill that was issued; whole fen, its last day to pay. */
export type IssuedBill = { amountFen: number; dueOn: string }

/**
 * Issues a member's bill for one year and posts it by double entry: the member owes, the association
 * has income. The amount is that of the dues table in force today (财综〔2016〕99号), in whole fen. A
 * year that has its bill gets no second one; null is answered then.
 */
export async function issueBill(
  ctx: { deps: Pick<Deps, 'clock'> },
  { tx }: Work,
  content: Blueprint,
  about: { memberId: string; titleSlug: string; year: number },
): Promise<IssuedBill | null> {
  if (
    await tx.bill.findFirst({
      where: { memberId: about.memberId, year: about.year },
      select: { id: true },
    })
  )
    return null
  const today = todayOf(ctx.deps.clock)
  const title = content.dues.titles.find((each) => each.slug === about.titleSlug)
  const dues = duesForTitle(content.dues, about.titleSlug, today)
  if (!title || !dues) throw new Error(`no amount of dues for the title ${about.titleSlug}`)
  const billId = newId()
  const dueOn = addDays(today, content.dues.dueInDays)
  await tx.bill.create({
    data: {
      ...about,
      id: billId,
      duesClassSlug: title.duesClass,
      amountFen: BigInt(dues.amount),
      issuedOn: dateColumn(today),
      dueOn: dateColumn(dueOn),
    },
    select: { id: true },
  })
  postEntry(
    tx,
    { billId, amountFen: dues.amount, at: ctx.deps.clock.now() },
    { to: 'dues-receivable', from: 'dues-income' },
  )
  return { amountFen: dues.amount, dueOn }
}
