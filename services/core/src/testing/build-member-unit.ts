import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateColumn, todayOf } from '../kernel/dates.ts'
import { signedInClient } from './build-account.ts'
import type { Applicant } from './build-case.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

export type MemberWishes = {
  name?: string
  title?: string
  branch?: string | null
  /** Whether a membership runs today; it does unless said otherwise. */
  running?: boolean
  /** A year that it owes dues for. */
  owes?: number
}
export type BuiltMember = Applicant & { memberId: string; partyId: string; number: string }

let numbers = 0

/** A member unit with an account that acts for it and is signed in, straight in the database. */
export async function buildMember(
  test: TestProgram,
  site: TestSite,
  { name, title = 'ordinary', branch = null, running = true, owes }: MemberWishes = {},
): Promise<BuiltMember> {
  const db = test.deps.database.tenantDb(site.tenantId)
  const client = await signedInClient(test, site)
  numbers += 1
  const today = todayOf(test.clock)
  const ids = {
    partyId: newId(),
    memberId: newId(),
    number: `M${String(numbers).padStart(5, '0')}`,
  }
  const { partyId, memberId, number } = ids
  await db.party.create({ data: { id: partyId, kind: 'unit', name: name ?? `示例会员${number}` } })
  await db.mandate.create({
    data: {
      id: newId(),
      partyId,
      accountId: client.account.id,
      fromDate: dateColumn(addDays(today, -30)),
      paper: 'registration',
    },
  })
  await db.member.create({
    data: {
      id: memberId,
      partyId,
      number,
      titleSlug: title,
      branchSlug: branch,
      joinedOn: dateColumn(addDays(today, -30)),
    },
  })
  await db.membershipPeriod.create({
    data: {
      id: newId(),
      memberId,
      fromDate: dateColumn(addDays(today, -30)),
      toDate: dateColumn(addDays(today, running ? 300 : -1)),
    },
  })
  if (owes !== undefined) await buildBill(test, site, { memberId, title, year: owes })
  return { ...client, ...ids }
}

/** A bill that a member owes, of 100 yuan. */
export async function buildBill(
  test: TestProgram,
  site: TestSite,
  { memberId, title, year }: { memberId: string; title: string; year: number },
): Promise<{ billId: string }> {
  const { content } = await test.deps.blueprints.current(site.tenantId)
  const duesClass = content.dues.titles.find(({ slug }) => slug === title)?.duesClass ?? ''
  const today = dateColumn(todayOf(test.clock))
  const billId = newId()
  await test.deps.database.inTransaction(site.tenantId, async (tx) => {
    await tx.bill.create({
      data: {
        ...{ id: billId, memberId, year, titleSlug: title, duesClassSlug: duesClass },
        ...{ amountFen: 10_000n, issuedOn: today, dueOn: today },
      },
    })
    await post(tx, billId, 'dues-receivable', 'dues-income')
  })
  return { billId }
}

/** Posts that a bill was paid in full. */
export async function payBill(test: TestProgram, site: TestSite, memberId: string): Promise<void> {
  await test.deps.database.inTransaction(site.tenantId, async (tx) => {
    const bill = await tx.bill.findFirstOrThrow({ where: { memberId }, select: { id: true } })
    await post(tx, bill.id, 'bank', 'dues-receivable')
  })
}

type Tx = Parameters<Parameters<TestProgram['deps']['database']['inTransaction']>[1]>[0]

async function post(tx: Tx, billId: string, to: string, from: string): Promise<void> {
  const entryId = newId()
  await tx.posting.createMany({
    data: [
      { id: newId(), entryId, billId, ledger: to, amountFen: 10_000n },
      { id: newId(), entryId, billId, ledger: from, amountFen: -10_000n },
    ],
  })
}
