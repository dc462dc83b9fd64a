import type { GroupSpec } from '@guildhall/domain/blueprint/form'
import { checkIdNumber } from '@guildhall/domain/identifiers/id-number'
import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import { readPeriod } from '@guildhall/domain/roster/read-period'
import { divisionTree } from '@guildhall/domain/tables/division'
import { addDays, addYears, type CivilDate } from '@guildhall/domain/time/civil-date'
import type { Random } from './random.ts'

/** Years that a row of a course of life lies before the one above it. */
const ROW_YEARS = 5
/** Born from then on, within so many days: people with half a career behind them. */
const BORN = { from: '1964-02-01', days: 4_000 }

/** A made-up ID number of somebody in mid-career; it belongs to nobody. */
export function demoIdNumber(random: Random): string {
  return makeIdNumber({
    birthDate: addDays(BORN.from, random.int(0, BORN.days)),
    sex: random.chance(0.7) ? '1' : '2',
    serial: random.int(0, 499),
  })
}

/** Answers whose date of birth and sex agree with the ID number beside them, where there is one. */
export function inAgreement(
  group: GroupSpec,
  record: Record<string, unknown>,
): Record<string, unknown> {
  const key = group.fields.find(({ kind }) => kind === 'id-number')?.key
  const number = key === undefined ? null : record[key]
  const check = typeof number === 'string' ? checkIdNumber(number) : null
  if (!check?.ok) return record
  const { birthDate, sex } = check
  return {
    ...record,
    ...('birthDate' in record && { birthDate }),
    ...('sex' in record && { sex }),
  }
}

/** A period as it is told for the first row, for those below it as many years earlier. */
export function demoPeriod(told: string, row: number): unknown {
  const first = readPeriod(told)
  if (!first || row === 0) return first ?? undefined
  return { from: earlier(first.from, row), to: earlier(first.from, row - 1) }
}

function earlier(month: string, rows: number): string {
  return addYears(`${month}-01`, -ROW_YEARS * rows).slice(0, 7)
}

/** The holder's own place and some others of the same province, to a depth. */
export function demoPlaces(random: Random, own: readonly string[], depth: number): string[][] {
  const here = own.slice(0, depth)
  const near = cityAnswers(own).filter((codes) => codes[1] !== own[1])
  return depth === 2 ? [here, ...random.sample(near, random.int(0, 3))] : [here]
}

/** The holder's own place, or for some another city of the same province. */
export function demoHome(random: Random, own: readonly string[], depth: number): string[] {
  return random.chance(0.6) || depth !== 2 ? own.slice(0, depth) : random.pick(cityAnswers(own))
}

function cityAnswers([province = '']: readonly string[]): string[][] {
  const cities = divisionTree.find(({ code }) => code === province)?.children ?? []
  return cities.map(({ code }) => [province, code])
}

/** The last day of a certificate: some lapse soon, some never do. */
export function demoValidTo(random: Random, today: CivilDate): CivilDate | undefined {
  if (random.chance(0.2)) return addDays(today, random.int(8, 85))
  return random.chance(0.25) ? undefined : addDays(today, random.int(200, 1500))
}
