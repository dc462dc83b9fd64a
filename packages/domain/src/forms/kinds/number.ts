import type { Kind } from './kind.ts'

/** A decimal number, in the unit that the field names. */
export const numberKind: Kind<'number', number> = {
  kind: 'number',
  accepts: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  check(value, { label, min, max, decimals, unit = '' }) {
    if (value < min || value > max) {
      const message = `${label}应在 ${grouped(min)} 到 ${grouped(max)}${unit && ` ${unit}`}之间`
      return { code: 'out_of_range', message }
    }
    if (Number(value.toFixed(decimals)) === value) return null
    const message = decimals === 0 ? `${label}应为整数` : `${label}最多 ${decimals} 位小数`
    return { code: 'decimals', message }
  },
  normalise: (value) => (value === 0 ? 0 : value),
  format: (value, { unit }) => (unit ? `${grouped(value)} ${unit}` : grouped(value)),
}

/** 12345.6 → 12,345.6 */
function grouped(value: number): string {
  const [whole = '', ...decimals] = String(value).split('.')
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...decimals].join('.')
}
