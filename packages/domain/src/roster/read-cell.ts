import type { FieldSpec, Option, OptionsSource } from '../blueprint/form.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import { toHalfWidth } from '../full-width.ts'
import { cleanText } from '../forms/clean-text.ts'
import { kindOf } from '../forms/kinds/registry.ts'
import type { FieldContext } from '../forms/lookups.ts'
import { validateField } from '../forms/validate-field.ts'
import type { RosterColumn } from './column.ts'
import { parseDate } from './parse-date.ts'
import { readPeriods, readYears } from './periods.ts'
import { readDivision, readDivisions } from './read-division.ts'
import { readPeriod } from './read-period.ts'
import { bareCell } from './safe-cell.ts'

/** What a cell says: nothing, a value in normal form, a masked text, or why it can't be taken. */
export type CellReading =
  | { is: 'blank' }
  | { is: 'masked' }
  | { is: 'value'; value: unknown }
  | { is: 'problem'; message: string }

/** What reading needs to know of the association. */
export type RosterContext = FieldContext & { content: Pick<Blueprint, 'dues' | 'branches'> }

/** Reads one cell as the value of its column, in the form in which the register keeps it. Never throws. */
export function readCell(column: RosterColumn, cell: string, context: RosterContext): CellReading {
  const text = cleanText(bareCell(cell)).trim()
  if (text === '') return { is: 'blank' }
  if (/\*{3,}/.test(text)) return { is: 'masked' }
  const { target } = column
  return target.of === 'answer'
    ? readAnswer({ ...target.field, label: column.label }, text, context)
    : readMemberPart(column, target.part, text, context)
}

function readMemberPart(
  { label }: RosterColumn,
  part: Extract<RosterColumn['target'], { of: 'member' }>['part'],
  text: string,
  { content, today }: RosterContext,
): CellReading {
  switch (part) {
    case 'number':
      return /^[\p{L}\p{N}./_-]{1,40}$/u.test(toHalfWidth(text).trim())
        ? value(toHalfWidth(text).trim())
        : problem(`${label}只能有字母、数字和连字符，最多 40 个字符`)
    case 'title':
      return readOption(label, text, content.dues.titles.map(asOption))
    case 'branch':
      return readOption(label, text, content.branches.map(asOption))
    case 'joinedOn':
      return readDay(label, text, today)
    case 'periods':
      return orProblem(
        readPeriods(text),
        `${label}请写成“2024-01-01 至 2026-12-31”，几段之间用分号隔开`,
      )
    case 'years':
      return orProblem(readYears(text), `${label}请写成“2021-2023、2025”的样子`)
    case 'from':
    case 'to':
      return orProblem(parseDate(text), notADay(label))
  }
}

function readAnswer(field: FieldSpec, text: string, context: RosterContext): CellReading {
  const typed = typedValue(field, text, context)
  if (typed.is !== 'value') return typed
  const wrong = validateField(field, typed.value, context, 'draft')
  if (wrong)
    return problem(wrong.suggestion ? `${wrong.message}（${wrong.suggestion}）` : wrong.message)
  return value(kindOf(field).normalise(typed.value))
}

function typedValue(field: FieldSpec, text: string, { lookups }: RosterContext): CellReading {
  switch (field.kind) {
    case 'number': {
      const bare = toHalfWidth(text)
        .replace(/[,\s]/g, '')
        .replace(field.unit ?? '', '')
      return /^[-+]?\d+(?:\.\d+)?$/.test(bare)
        ? value(Number(bare))
        : problem(`${field.label}应是数字，如 1200`)
    }
    case 'select':
      return readOption(field.label, text, optionsOf(field.options, lookups))
    case 'multi-select':
      return readOptions(field.label, text, optionsOf(field.options, lookups))
    case 'division':
      return orProblem(
        readDivision(text)?.slice(0, field.depth) ?? null,
        `${field.label}没有这个地名，请写成“山西省长治市”的样子`,
      )
    case 'divisions':
      return orProblem(
        readDivisions(text, field.depth),
        `${field.label}里有没有的地名，请写成“山西省长治市、山西省晋中市”的样子`,
      )
    case 'period':
      return orProblem(readPeriod(text), `${field.label}请写成“2015年7月至2019年6月”的样子`)
    case 'date':
      return orProblem(parseDate(text), notADay(field.label))
    default:
      return value(text)
  }
}

function optionsOf(source: OptionsSource, lookups: RosterContext['lookups']): readonly Option[] {
  return lookups.options(source)
}

function readOption(label: string, text: string, options: readonly Option[]): CellReading {
  const found = findOption(text, options)
  return found
    ? value(found.code)
    : problem(`${label}里没有“${text.slice(0, 30)}”，请从可选的项里选`)
}

function readOptions(label: string, text: string, options: readonly Option[]): CellReading {
  const words = text
    .split(/[、,，;；|/\n]+/)
    .map((word) => word.trim())
    .filter(Boolean)
  const unknown = words.filter((word) => !findOption(word, options))
  return unknown.length > 0
    ? problem(`${label}里没有“${unknown.join('”“').slice(0, 60)}”，请从可选的项里选，用顿号隔开`)
    : value(words.flatMap((word) => findOption(word, options)?.code ?? []))
}

function findOption(text: string, options: readonly Option[]): Option | undefined {
  const bare = bareWord(text)
  return (
    options.find(({ label }) => bareWord(label) === bare) ??
    options.find(({ code }) => code === text.trim())
  )
}

const bareWord = (text: string): string => toHalfWidth(text).replace(/\s/g, '').toLowerCase()

function readDay(label: string, text: string, today: string): CellReading {
  const day = parseDate(text)
  if (day === null) return problem(notADay(label))
  return day > today ? problem(`${label}在今天以后，请核对`) : value(day)
}

const notADay = (label: string): string => `${label}不是一个日期，请写成 2026-03-05 的样子`
const asOption = ({ slug, label }: { slug: string; label: string }): Option => ({
  code: slug,
  label,
})
const value = (found: unknown): CellReading => ({ is: 'value', value: found })
const problem = (message: string): CellReading => ({ is: 'problem', message })

function orProblem(found: unknown, message: string): CellReading {
  return found === null ? problem(message) : value(found)
}
