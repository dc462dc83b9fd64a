import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateColumn, todayOf } from '../kernel/dates.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

export type MemberWishes = { name?: string; title?: string; joinedOn?: string; until?: string }

let built = 0

/** A unit that is a member without a login, with a period that runs; for what happens to members later. */
export async function buildMember(
  { deps }: TestProgram,
  { tenantId }: TestSite,
  { name, title = 'ordinary', joinedOn, until }: MemberWishes = {},
): Promise<{ memberId: string; partyId: string; number: string }> {
  built += 1
  const today = todayOf(deps.clock)
  const joined = joinedOn ?? addDays(today, -400)
  const [partyId, memberId, number] = [newId(), newId(), `T-${String(built).padStart(5, '0')}`]
  await deps.database.inTransaction(tenantId, async (tx) => {
    await tx.party.create({
      data: { id: partyId, kind: 'unit', name: name ?? `第${built}建设公司` },
    })
    await tx.member.create({
      data: { id: memberId, partyId, number, titleSlug: title, joinedOn: dateColumn(joined) },
    })
    await tx.membershipPeriod.create({
      data: {
        id: newId(),
        memberId,
        fromDate: dateColumn(joined),
        toDate: dateColumn(until ?? addDays(today, 400)),
      },
    })
    await tx.titleHolding.create({
      data: { id: newId(), memberId, titleSlug: title, fromDate: dateColumn(joined) },
    })
  })
  return { memberId, partyId, number }
}
