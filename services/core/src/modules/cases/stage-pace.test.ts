import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { buildSubmitted, decide, type Applicant, type BuiltCase } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { todayOf } from '../../kernel/dates.ts'

let test: TestProgram
let reviewer: Applicant

const site = () => test.sites[1]
const minute = 60_000

beforeAll(async () => {
  test = await startTestProgram()
  reviewer = await buildStaff(test, site(), 'secretariat-reviewer')
})
afterAll(() => test.stop())

/** Walks on to the morning of a day in China; sessions and claims ask the database, so each does little. */
function goTo(day: string): void {
  test.clock.advance(
    startOfDayInShanghai(day).getTime() + 9 * 60 * minute - test.clock.now().getTime(),
  )
}

const person = () => buildSubmitted(test, site(), { application: 'person' })

/** What an applicant who waits is told of the stage: past what is remembered of it. */
async function told(waiting: BuiltCase): Promise<number | null | undefined> {
  test.clock.advance(11 * minute)
  const { stages } = await waiting.applicant.api.cases.get.query({ caseId: waiting.caseId })
  return stages[0]?.usualDays
}

describe('how long a stage usually takes', () => {
  it('is the median of the working days of those decided, once there are ten', async () => {
    const waiting = await person()
    const begin = addWorkingDays(todayOf(test.clock), 1)
    goTo(begin)
    const cases = await Promise.all(Array.from({ length: 10 }, person))
    const [slow, quick] = [cases.slice(0, 4), cases.slice(4)]
    goTo(addWorkingDays(begin, 2))
    for (const { caseId } of quick.slice(1)) await decide(reviewer, caseId, 'pass')
    goTo(addWorkingDays(begin, 5))
    for (const { caseId } of slow) await decide(reviewer, caseId, 'pass')
    expect(await told(waiting)).toBeNull()
    const [last] = quick
    if (last) await decide(reviewer, last.caseId, 'reject', '所填信息与证书不符')
    // Five took two days, five took five.
    expect(await told(waiting)).toBe(2)
    const other = await buildSubmitted(test, site(), { application: 'construction-unit' })
    expect(await told(other)).toBeNull()
    goTo(addDays(todayOf(test.clock), 95))
    expect(await told(waiting)).toBeNull()
  })
})
