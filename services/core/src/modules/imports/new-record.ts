import { duesYearOf, duesYearPeriod } from '@guildhall/domain/dues/dues-year'
import type { FieldMeaning } from '@guildhall/domain/blueprint/form'
import { withValues, type RosterRecord, type RosterValues } from '@guildhall/domain/roster/record'
import type { ImportOptions } from '@guildhall/contract/imports'
import type { RosterSetup } from './import-setup.ts'

/**
 * The record of somebody who is new to the register. Title and branch come from their own columns,
 * else from the answer of that meaning, else a newcomer's title and no branch. The day of joining is
 * the first day of membership where the file names none, else today. Where the file has no word on
 * periods, membership runs to the end of this dues year, if the options say so. No number: that is
 * given when it is written.
 */
export function newRecord(
  setup: RosterSetup,
  values: RosterValues,
  options: ImportOptions,
  saysPeriods: boolean,
): RosterRecord {
  const { content, application, columns, today } = setup
  const said = (meaning: FieldMeaning) => {
    const key = columns.find(
      ({ target }) => target.of === 'answer' && target.field.meaning === meaning,
    )
    const value = key && values[key.key]
    return typeof value === 'string' ? value : undefined
  }
  const blank: RosterRecord = {
    name: '',
    creditCode: null,
    number: '',
    title: said('title') ?? newcomersTitle(setup),
    branch: said('branch') ?? null,
    joinedOn: firstDay(values) ?? today,
    periods: [],
    answers: {},
  }
  const parts = { columns, form: application.form, dues: content.dues }
  const record = withValues(parts, blank, values, 'overwrite')
  if (values['member.joinedOn'] === undefined && record.periods[0])
    record.joinedOn = record.periods[0].from < today ? record.periods[0].from : today
  if (!saysPeriods && options.openYear) record.periods = [thisYear(setup, record.joinedOn)]
  return record
}

function newcomersTitle({ content }: RosterSetup): string {
  const { titles } = content.dues
  const title = titles.find(({ newcomer }) => newcomer) ?? titles.at(-1)
  if (!title) throw new Error('a blueprint has titles')
  return title.slug
}

function firstDay(values: RosterValues): string | undefined {
  const periods = values['member.periods']
  const first: unknown = Array.isArray(periods) ? periods[0] : undefined
  return typeof first === 'object' && first !== null && 'from' in first
    ? String(first.from)
    : undefined
}

function thisYear({ content, today }: RosterSetup, joinedOn: string) {
  const { term } = content.dues
  const year = duesYearPeriod(term, joinedOn, duesYearOf(term, joinedOn, today))
  return { from: joinedOn > year.from ? joinedOn : year.from, to: year.to }
}

/** Whether the file has a column on periods at all: then a blank one means none. */
export function saysPeriods(targets: readonly (string | null)[]): boolean {
  return targets.some((key) => key !== null && /^member\.(?:periods|years|from|to)$/.test(key))
}
