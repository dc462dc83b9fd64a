import { formatMonthProse, isCivilMonth } from '../../time/civil-month.ts'
import { isPlainObject } from '../plain-object.ts'
import { isText, type Kind } from './kind.ts'

const EARLIEST = '1900-01'
const LATEST = '2199-12'

/** From one month to another, `YYYY-MM`; `to` is null while it lasts (至今), empty until it is told. */
export type PeriodAnswer = { from: string; to: string | null }

/** 起止年月: of a post, of a school. */
export const periodKind: Kind<'period', PeriodAnswer> = {
  kind: 'period',
  accepts: isPeriodAnswer,
  check(value, { label, past }, { today }) {
    const { from, to } = trimmed(value)
    const wrong = partProblem(label, '开始', from) ?? (to === null ? null : endProblem(label, to))
    if (wrong) return wrong
    if (to !== null && to < from) {
      return { code: 'out_of_range', message: `${label}的结束早于开始，请核对` }
    }
    const month = today.slice(0, 7)
    const isToCome = from > month || (to !== null && to > month)
    if (past && isToCome) {
      return { code: 'future', message: `${label}应是过去的年月，还没有结束的请选“至今”` }
    }
    return null
  },
  normalise: trimmed,
  format(value) {
    const { from, to } = trimmed(value)
    const read = (month: string) => (isCivilMonth(month) ? formatMonthProse(month) : month)
    return `${read(from)}至${to === null ? '今' : read(to)}`
  },
}

function isPeriodAnswer(value: unknown): value is PeriodAnswer {
  if (!isPlainObject(value)) return false
  const { from, to, ...more } = value
  return isText(from) && (to === null || isText(to)) && Object.keys(more).length === 0
}

function endProblem(label: string, to: string) {
  if (to !== '') return partProblem(label, '结束', to)
  const message = `${label}还差结束的年月，还没有结束的请选“至今”`
  return { code: 'date' as const, message }
}

function partProblem(label: string, end: string, month: string) {
  if (!isCivilMonth(month)) {
    return { code: 'date' as const, message: `${label}的${end}请填四位的年和月，如 2019 年 7 月` }
  }
  if (month >= EARLIEST && month <= LATEST) return null
  return { code: 'out_of_range' as const, message: `${label}${end}的年份像是填错了，请核对` }
}

function trimmed({ from, to }: PeriodAnswer): PeriodAnswer {
  return { from: from.trim(), to: to === null ? null : to.trim() }
}
