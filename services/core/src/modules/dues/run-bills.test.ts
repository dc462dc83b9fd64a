import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import type { Applicant } from '../../testing/build-case.ts'
import { buildBilledMember } from '../../testing/build-billed-member.ts'
import { buildSite, publish } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import { runBills } from './run-bills.ts'
import { confirmByReference, today } from './testing/dues-kit.ts'

let test: TestProgram
let site: TestSite
let finance: Applicant
let year: number
let sites = 0

beforeAll(async () => {
  // No worker beside: the runs here are driven by the tests.
  test = await startTestProgram({ ROLES: 'http' })
  year = Number(today(test).slice(0, 4))
})
afterAll(() => test.stop())

/** Each test has an association of its own, with somebody who looks after its dues. */
async function newSite(change: (blueprint: BlueprintInput) => void = () => undefined) {
  sites += 1
  site = await buildSite(test, `run-${sites}`, (blueprint) => {
    letManage(blueprint)
    change(blueprint)
  })
  finance = await buildStaff(test, site, 'reviewer')
}
function letManage(blueprint: BlueprintInput): void {
  for (const role of blueprint.roles)
    if (role.slug === 'reviewer') role.permissions = [...role.permissions, 'dues.manage']
}
beforeEach(() => newSite())

const db = () => test.deps.database.tenantDb(site.tenantId)
const last = (y: number) => ({ from: `${y}-01-01`, to: `${y + 1}-01-01` })

async function run(of: number) {
  const { count, sumFen } = await finance.api.dues.previewRun.query({ year: of })
  const started = await finance.api.dues.startRun.mutate({
    year: of,
    seenCount: count,
    seenSumFen: sumFen,
  })
  await runBills(test.deps, site.tenantId)
  return { ...started, count, sumFen }
}

describe('生成年度缴费单', () => {
  it('makes what was previewed, once per member and year, however often it runs', async () => {
    const members = [
      await buildBilledMember(test, site, { billYear: null }),
      await buildBilledMember(test, site, { billYear: null, periods: [last(year - 1)] }),
      await buildBilledMember(test, site),
    ]
    await buildBilledMember(test, site, { billYear: null, periods: [last(year - 2)] })
    const preview = await finance.api.dues.previewRun.query({ year })
    expect(preview).toMatchObject({ count: 2, existing: 1, issuedOn: today(test) })
    expect(preview.sumFen).toBe(preview.classes.reduce((sum, each) => sum + each.sumFen, 0))

    const { runId } = await run(year)
    const { rows } = await finance.api.dues.runs.query({})
    expect(rows[0]).toMatchObject({ id: runId, state: 'done', made: 2, madeFen: preview.sumFen })
    const again = await run(year)
    expect(again.count).toBe(0)
    const bills = await db().bill.findMany({ where: { year }, select: { memberId: true } })
    expect(bills.map(({ memberId }) => memberId).toSorted()).toEqual(
      members.map(({ id }) => id).toSorted(),
    )
    const page = await finance.api.dues.bills.query({ year })
    expect(page.totals).toMatchObject({ count: 3, owedFen: page.totals.amountFen })
    expect(page.rows).toHaveLength(3)
  })

  it('gives the year’s membership with the bill, where approval begins membership', async () => {
    const member = await buildBilledMember(test, site, { billYear: null, periods: [last(year)] })
    await run(year + 1)
    const periods = await db().membershipPeriod.findMany({
      where: { memberId: member.id },
      orderBy: { fromDate: 'asc' },
      select: { fromDate: true, billId: true },
    })
    expect(periods.map(({ fromDate }) => fromDate.getUTCFullYear())).toEqual([year, year + 1])
    expect(periods[1]?.billId).not.toBeNull()
  })

  it('takes the dues table in force on the day, and a title given later changes no bill', async () => {
    const member = await buildBilledMember(test, site, { billYear: null })
    const raised = exampleBlueprint((blueprint) => {
      letManage(blueprint)
      const [first] = blueprint.dues.schedules
      if (!first) return
      const amounts = Object.fromEntries(Object.keys(first.amounts).map((slug) => [slug, 77_700]))
      blueprint.dues.schedules.push({ ...first, from: today(test), amounts })
      blueprint.dues.schedules.push({
        ...first,
        from: `${year + 2}-01-01`,
        amounts: Object.fromEntries(Object.keys(amounts).map((slug) => [slug, 1])),
      })
    })
    await publish(test, site, raised)
    await run(year)
    const bill = () => db().bill.findFirstOrThrow({ where: { memberId: member.id, year } })
    expect(Number((await bill()).amountFen)).toBe(77_700)
    const before = await bill()
    const other = raised.dues.titles.find(({ slug }) => slug !== before.titleSlug)
    await db().member.updateMany({
      where: { id: member.id },
      data: { titleSlug: other?.slug ?? before.titleSlug },
    })
    await run(year)
    expect(await bill()).toEqual(before)
  })

  it('started twice at once runs once; a preview that is old is refused', async () => {
    await buildBilledMember(test, site, { billYear: null })
    const { count, sumFen } = await finance.api.dues.previewRun.query({ year })
    const asked = { year, seenCount: count, seenSumFen: sumFen }
    const ends = await Promise.allSettled([
      finance.api.dues.startRun.mutate(asked),
      finance.api.dues.startRun.mutate(asked),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(finance.api.dues.startRun.mutate(asked))).toMatchObject({
      code: 'dues.run-running',
    })
    await Promise.all([runBills(test.deps, site.tenantId), runBills(test.deps, site.tenantId)])
    expect(await db().bill.count({ where: { year } })).toBe(1)
    expect(await refusalOf(finance.api.dues.startRun.mutate(asked))).toMatchObject({
      code: 'dues.run-changed',
      details: { count: 0 },
    })
    const far = finance.api.dues.previewRun.query({ year: year + 5 })
    expect(await refusalOf(far)).toMatchObject({ code: 'dues.run-year' })
  })

  it('shows nothing of another association', async () => {
    await buildBilledMember(test, site, { billYear: null })
    await run(year)
    const abroad = await buildStaff(test, test.sites[0], 'administrator')
    expect((await abroad.api.dues.bills.query({ year })).totals.count).toBe(0)
    expect((await abroad.api.dues.runs.query({})).rows).toEqual([])
  })
})

describe('membership that begins on payment', () => {
  it('comes with the settled bill, and goes when the payment is undone', async () => {
    await newSite((blueprint) => (blueprint.dues.membershipStarts = 'on-payment'))
    const member = await buildBilledMember(test, site, { periods: [last(year - 1)] })
    await confirmByReference(test, finance, member, member.amountFen - 100)
    const periods = () => db().membershipPeriod.count({ where: { memberId: member.id } })
    expect(await periods()).toBe(1)
    await confirmByReference(test, finance, member, 100)
    expect(await periods()).toBe(2)
    const { payments } = await finance.api.dues.open.query({ billId: member.billId })
    await finance.api.dues.reverse.mutate({ paymentId: payments[0]?.id ?? '', reason: '退汇' })
    expect(await periods()).toBe(1)
  })
})

describe('the list of a year', () => {
  it('is narrowed by status, and its export cannot run as formulas', async () => {
    const [paid, owing] = [await buildBilledMember(test, site), await buildBilledMember(test, site)]
    await buildBilledMember(test, site, { dueOn: `${year - 1}-02-01` })
    await confirmByReference(test, finance, paid, paid.amountFen)
    await db().party.updateMany({ where: { id: owing.partyId }, data: { name: '=1+2' } })
    const names = async (status: 'settled' | 'any-owed' | 'overdue' | 'owing') =>
      (await finance.api.dues.bills.query({ year, status })).rows.length
    expect(await names('settled')).toBe(1)
    expect(await names('any-owed')).toBe(2)
    expect(await names('overdue')).toBe(1)
    const csv = await finance.send({ path: `/dues/bills.csv?year=${year}&status=any-owed` })
    expect(csv.text).toContain(`"'=1+2"`)
    expect(csv.text.trim().split('\r\n')).toHaveLength(3)
    const barred = await paid.clerk.send({ path: `/dues/bills.csv?year=${year}` })
    expect(barred.status).toBe(404)
  })
})
