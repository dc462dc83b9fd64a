declare const fenMark: unique symbol

/** An amount of money in fen (1/100 yuan): a safe whole number, negative for what is owed back. */
export type Fen = number & { readonly [fenMark]: 'fen' }

/** Marks a number as fen. Throws RangeError unless it is a safe whole number. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole amount of fen: ${amount}`)
  return (amount === 0 ? 0 : amount) as Fen
}

/** From the database's bigint. Throws RangeError beyond what a number holds exactly. */
export function fenFromBigInt(amount: bigint): Fen {
  if (!Number.isSafeInteger(Number(amount))) throw new RangeError(`too much money: ${amount}`)
  return fen(Number(amount))
}

/** The sum, exact. Throws RangeError where it is no longer a safe whole number. */
export function sumFen(amounts: Iterable<number>): Fen {
  let total = 0
  for (const amount of amounts) total = fen(total + fen(amount))
  return fen(total)
}

/** 20000000 → `200,000`; fen are shown only where there are any: 20000050 → `200,000.50`. */
export function formatYuan(amount: number): string {
  const exact = formatYuanExact(amount)
  return exact.endsWith('.00') ? exact.slice(0, -3) : exact
}

/** 20000000 → `200,000.00`, as in account books, where the decimals stand below each other. */
export function formatYuanExact(amount: number): string {
  const digits = String(Math.abs(fen(amount))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}
