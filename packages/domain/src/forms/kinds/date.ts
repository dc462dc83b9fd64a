import { isCivilDate } from '../../time/civil-date.ts'
import { formatDateProse } from '../../time/shanghai.ts'
import { isText, type Kind } from './kind.ts'

const EARLIEST = '1900-01-01'
const LATEST = '2199-12-31'

/** A day, `YYYY-MM-DD`, without a zone. Years that nobody means (0202) are refused. */
export const dateKind: Kind<'date', string> = {
  kind: 'date',
  accepts: isText,
  check(value, { label, past }, { today }) {
    const date = value.trim()
    if (!isCivilDate(date)) {
      return { code: 'date', message: `${label}不是一个日期，请写成 2026-03-05 的样子` }
    }
    if (date < EARLIEST || date > LATEST) {
      return { code: 'out_of_range', message: `${label}的年份像是填错了，请核对` }
    }
    if (past && date > today) return { code: 'future', message: `${label}应是过去的日期，请核对` }
    return null
  },
  normalise: (value) => value.trim(),
  format: (value) => (isCivilDate(value.trim()) ? formatDateProse(value.trim()) : value),
}
