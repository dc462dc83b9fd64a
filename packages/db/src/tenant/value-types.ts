import pg from 'pg'

function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`${text} is not a safe integer: select it as text`)
}

/** Civil dates stay `YYYY-MM-DD` strings; bigint (fen, counts, sequence numbers) a safe integer. */
const PARSERS: Partial<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: safeInteger,
}

/** How values that come from PostgreSQL are read. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format),
}
