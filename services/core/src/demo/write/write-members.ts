import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { DemoMember } from '../plan-members.ts'
import type { DuesYear } from '../standing.ts'
import type { DemoCase } from '../types.ts'
import { insertRows } from './insert-rows.ts'

/** A member with the number that was taken for it. */
export type NumberedMember = DemoMember & { number: string }

/** Writes what approvals brought: identities with their version in force. */
export async function writeIdentities(tx: Tx, cases: readonly DemoCase[]): Promise<void> {
  const approved = cases
    .filter(({ place }) => place.state === 'approved')
    .map((demoCase) => ({ demoCase, identityId: newId() }))
  await insertRows(
    tx,
    'identity',
    approved.map(({ demoCase, identityId }) => ({
      id: identityId,
      partyId: demoCase.holder.partyId,
      typeSlug: demoCase.spec.identityType,
      createdAt: decidedAt(demoCase),
    })),
  )
  await insertRows(
    tx,
    'identity_version',
    approved.map(({ demoCase, identityId }) => ({
      id: newId(),
      identityId,
      number: 1,
      caseId: demoCase.id,
      answers: (demoCase.submissions.at(-1)?.answers ?? {}) as object,
      certifiedAt: decidedAt(demoCase),
    })),
  )
}

/** Writes members with their periods, bills and postings. */
export async function writeMembers(tx: Tx, members: readonly NumberedMember[]): Promise<void> {
  await insertRows(tx, 'member', members.map(memberRow))
  await insertRows(tx, 'membership_period', members.flatMap(periodRows))
  const bills = members.flatMap((member) => member.years.flatMap((year) => billOf(member, year)))
  await insertRows(
    tx,
    'bill',
    bills.map(({ row }) => row),
  )
  await insertRows(
    tx,
    'posting',
    bills.flatMap(({ postings }) => postings),
  )
}

function memberRow({ id, holder, number, titleSlug, joinedOn, demoCase }: NumberedMember) {
  const createdAt = demoCase ? decidedAt(demoCase) : startOfDayInShanghai(joinedOn)
  return {
    id,
    partyId: holder.partyId,
    number,
    titleSlug,
    branchSlug: holder.branch,
    joinedOn,
    createdAt,
  }
}

function periodRows({ id, years, demoCase }: NumberedMember) {
  return years.flatMap(({ period }, at) =>
    period
      ? [
          {
            id: newId(),
            memberId: id,
            fromDate: period.from,
            toDate: period.to,
            caseId: at === 0 ? (demoCase?.id ?? null) : null,
          },
        ]
      : [],
  )
}

function billOf({ id: memberId, titleSlug }: NumberedMember, { year, bill }: DuesYear) {
  if (!bill) return []
  const row = {
    id: bill.id,
    memberId,
    year,
    titleSlug,
    duesClassSlug: bill.classSlug,
    amountFen: bill.amount,
    issuedOn: bill.issuedOn,
    dueOn: bill.dueOn,
  }
  const { issuedOn, amount, paidOn, paid: fen, paymentEntryId } = bill
  const owed = entry(row.id, newId(), issuedOn, amount, 'dues-receivable', 'dues-income')
  const paid = paidOn ? entry(row.id, paymentEntryId, paidOn, fen, 'bank', 'dues-receivable') : []
  return [{ row, postings: [...owed, ...paid] }]
}

/** One entry of double-entry bookkeeping: the amount goes to one ledger and comes from the other. */
function entry(
  billId: string,
  entryId: string,
  on: string,
  amount: number,
  to: string,
  from: string,
) {
  const shared = { entryId, billId, postedAt: startOfDayInShanghai(on) }
  return [
    { ...shared, id: newId(), ledger: to, amountFen: amount },
    { ...shared, id: newId(), ledger: from, amountFen: -amount },
  ]
}

function decidedAt({ steps, createdAt }: DemoCase): Date {
  return steps.at(-1)?.at ?? createdAt
}
