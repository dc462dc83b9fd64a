import { CREDIT_CODE_DEPARTMENTS } from './credit-code-departments.ts'

export type CreditCodePart = {
  key: 'department' | 'category' | 'area' | 'body' | 'check'
  label: string
  text: string
  /** What the part means, where the standard's table says so. */
  meaning?: string
}

const CUTS = [
  ['department', '部门', 0, 1],
  ['category', '类别', 1, 2],
  ['area', '登记地', 2, 8],
  ['body', '单位标识', 8, 17],
  ['check', '校验码', 17, 18],
] as const

/**
 * Takes a credit code apart for display (GB 32100-2015, 4.1): department, category, registration
 * area (GB/T 2260), unit body (GB 11714), check character. Also for a code that is wrong or not yet
 * whole: a part is then shorter or empty. Expects the normal form.
 */
export function creditCodeParts(code: string): CreditCodePart[] {
  return CUTS.map(([key, label, from, to]) => {
    const meaning = meaningOf(key, code)
    return { key, label, text: code.slice(from, to), ...(meaning && { meaning }) }
  })
}

function meaningOf(key: CreditCodePart['key'], code: string): string | undefined {
  const department = CREDIT_CODE_DEPARTMENTS[code.charAt(0)]
  if (key === 'department') return department?.label
  if (key === 'category') return department?.categories[code.charAt(1)]
  return undefined
}
