import { newId } from '@guildhall/db/ids'
import { duesForTitle } from '@guildhall/domain/dues/dues-in-force'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateColumn, todayOf } from '../kernel/dates.ts'
import { postEntry } from '../modules/dues/post-entry.ts'
import { signedInClient } from './build-account.ts'
import type { Applicant } from './build-case.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

export type BilledWishes = {
  titleSlug?: string
  branchSlug?: string | null
  joinedOn?: string
  periods?: readonly { from: string; to: string }[]
  /** The year of the bill it gets; none where null. */
  billYear?: number | null
  dueOn?: string
}
export type BilledMember = {
  id: string
  partyId: string
  number: string
  name: string
  clerk: Applicant
  billId: string
  amountFen: number
}

let made = 0

/** A member with somebody who acts for it and, unless told otherwise, this year's bill; straight in the database. */
export async function buildBilledMember(
  test: TestProgram,
  site: TestSite,
  wishes: BilledWishes = {},
): Promise<BilledMember> {
  const { deps } = test
  const clerk = await signedInClient(test, site)
  const { content } = await deps.blueprints.current(site.tenantId)
  const today = todayOf(deps.clock)
  const year = Number(today.slice(0, 4))
  made += 1
  const [id, partyId, billId] = [newId(), newId(), newId()]
  const number = `T${String(made).padStart(5, '0')}`
  const name = `示例会员单位${made}`
  const newcomer = content.dues.titles.find((title) => title.newcomer)?.slug ?? ''
  const titleSlug = wishes.titleSlug ?? newcomer
  const { joinedOn = `${year - 1}-03-01`, branchSlug = null } = wishes
  const periods = wishes.periods ?? [{ from: joinedOn, to: `${year + 1}-01-01` }]
  const amountFen = duesForTitle(content.dues, titleSlug, today)?.amount ?? 0
  await deps.database.inTransaction(site.tenantId, async (tx) => {
    await tx.party.create({ data: { id: partyId, kind: 'unit', name }, select: { id: true } })
    const mandate = { id: newId(), accountId: clerk.account.id, partyId, paper: 'registration' }
    await tx.mandate.create({
      data: { ...mandate, fromDate: dateColumn(joinedOn) },
      select: { id: true },
    })
    const member = { id, partyId, number, titleSlug, branchSlug, joinedOn: dateColumn(joinedOn) }
    await tx.member.create({ data: member, select: { id: true } })
    await tx.membershipPeriod.createMany({
      data: periods.map(({ from, to }) => ({
        id: newId(),
        memberId: id,
        fromDate: dateColumn(from),
        toDate: dateColumn(to),
      })),
    })
    if (wishes.billYear === null) return
    const title = content.dues.titles.find(({ slug }) => slug === titleSlug)
    await tx.bill.create({
      data: {
        id: billId,
        memberId: id,
        year: wishes.billYear ?? year,
        titleSlug,
        duesClassSlug: title?.duesClass ?? '',
        amountFen: BigInt(amountFen),
        issuedOn: dateColumn(today),
        dueOn: dateColumn(wishes.dueOn ?? addDays(today, 60)),
      },
      select: { id: true },
    })
    postEntry(
      tx,
      { billId, amountFen, at: deps.clock.now() },
      { to: 'dues-receivable', from: 'dues-income' },
    )
  })
  return { id, partyId, number, name, clerk, billId, amountFen }
}
