/**
 * Numbers of members, cases and certificates after a pattern that is data: literal text with
 * `{year}` (four digits), `{month}` (two), `{seq}` or `{seq:4}` (at least so many digits).
 * `CEP-{year}-{seq:4}` → CEP-2026-0007. The sequence comes from a locked counter row; a pattern with
 * `{year}` counts anew each year, so that numbers are unique as long as the counter's scope is
 * `counterScope(pattern)`.
 */

export type NumberPatternProblem = { code: string; message: string }
export type NumberFacts = { year: number; month?: number; seq: number }

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'year' }
  | { kind: 'month' }
  | { kind: 'seq'; width: number }

const PLACEHOLDER = /\{([^{}]*)\}/g

/** What makes a pattern unusable, in sentences; empty if it can be used. */
export function checkNumberPattern(pattern: string): NumberPatternProblem[] {
  const problems = placeholdersOf(pattern)
    .filter((name) => !tokenOf(name))
    .map(unknownPlaceholder)
  const known = placeholdersOf(pattern).map(tokenOf)
  const count = (kind: string) => known.filter((token) => token?.kind === kind).length
  if (/[{}]/.test(pattern.replace(PLACEHOLDER, ''))) {
    problems.push({ code: 'brace', message: '花括号要成对，里面写占位符，如 {seq:4}' })
  }
  if (count('seq') !== 1)
    problems.push({ code: 'seq', message: '编号里要有且只有一个流水号，如 {seq:4}' })
  if (count('month') > 0 && count('year') === 0) {
    problems.push({
      code: 'month_without_year',
      message: '用了 {month} 就要同时用 {year}，否则编号会重复',
    })
  }
  if (pattern.length > 60) problems.push({ code: 'length', message: '编号格式最多 60 个字符' })
  return problems
}

/** The number for these facts. Throws RangeError for an unusable pattern or facts out of range. */
export function formatNumber(pattern: string, facts: NumberFacts): string {
  return tokensOf(pattern)
    .map((token) => written(token, facts))
    .join('')
}

/** Year, month and sequence out of a number, or null if it was not made after the pattern. */
export function parseNumber(pattern: string, text: string): Partial<NumberFacts> | null {
  const found = new RegExp(`^${tokensOf(pattern).map(expression).join('')}$`, 'u').exec(text)
  if (!found) return null
  const groups = Object.entries(found.groups ?? {}).map(([kind, digits]) => [kind, Number(digits)])
  return Object.fromEntries(groups) as Partial<NumberFacts>
}

/** What a counter of the pattern belongs to: `2026-03`, `2026`, or `all` where no year is written. */
export function counterScope(
  pattern: string,
  { year, month }: { year: number; month: number },
): string {
  const kinds = tokensOf(pattern).map(({ kind }) => kind)
  if (!kinds.includes('year')) return 'all'
  return kinds.includes('month') ? `${year}-${String(month).padStart(2, '0')}` : String(year)
}

function placeholdersOf(pattern: string): string[] {
  return [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

function tokenOf(name: string): Token | undefined {
  if (name === 'year' || name === 'month') return { kind: name }
  const width = /^seq(?::([1-9]|1[0-2]))?$/.exec(name)
  return width ? { kind: 'seq', width: Number(width[1] ?? 1) } : undefined
}

function unknownPlaceholder(name: string): NumberPatternProblem {
  const known = '可用的有 {year}、{month}、{seq}、{seq:4}'
  return { code: 'placeholder', message: `不认识占位符 {${name}}，${known}` }
}

function tokensOf(pattern: string): Token[] {
  const [problem] = checkNumberPattern(pattern)
  if (problem) throw new RangeError(`${pattern}: ${problem.message}`)
  return pattern.split(/(\{[^{}]*\})/).flatMap((piece) => {
    if (piece === '') return []
    return tokenOf(piece.startsWith('{') ? piece.slice(1, -1) : '') ?? { kind: 'text', text: piece }
  })
}

function written(token: Token, { year, month, seq }: NumberFacts): string {
  if (token.kind === 'text') return token.text
  if (token.kind === 'year') return digits(year, 4, 9999)
  if (token.kind === 'month') return digits(month ?? 0, 2, 12)
  return digits(seq, token.width, Number.MAX_SAFE_INTEGER)
}

function digits(value: number, width: number, most: number): string {
  if (!Number.isSafeInteger(value) || value < 1 || value > most) {
    throw new RangeError(`not a part of a number: ${value}`)
  }
  return String(value).padStart(width, '0')
}

function expression(token: Token): string {
  if (token.kind === 'text') return token.text.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')
  if (token.kind === 'year') return '(?<year>\\d{4})'
  if (token.kind === 'month') return '(?<month>\\d{2})'
  return `(?<seq>\\d{${token.width},15})`
}
