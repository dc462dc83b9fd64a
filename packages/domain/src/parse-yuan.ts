import { toHalfWidth, withoutUnseen } from './full-width.ts'
import { fen } from './money.ts'
import type { Fen } from './money.ts'

export type YuanParse = { ok: true; amount: Fen } | { ok: false; message: string }

/**
 * Reads an amount in yuan as people type or paste it: `200,000.00`, `￥30000`, `3万` is refused.
 * At most two decimals, thousands separators only where they belong, no exponent. Never throws.
 */
export function parseYuan(text: string): YuanParse {
  const typed = withoutUnseen(toHalfWidth(text))
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
  if (typed === '') return { ok: false, message: '还没有填写金额' }
  const parts = /^(-?)(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d+))?$/.exec(typed)
  if (!parts) return { ok: false, message: '金额应为数字，单位是元，如 30000 或 30,000.00' }
  const [, sign, yuan = '', decimals = ''] = parts
  if (decimals.length > 2) return { ok: false, message: '金额最多精确到分，小数点后两位' }
  const amount = Number(yuan.replaceAll(',', '') + decimals.padEnd(2, '0'))
  return { ok: true, amount: fen(sign ? -amount : amount) }
}
