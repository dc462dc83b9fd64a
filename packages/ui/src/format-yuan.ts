/**
 * Writes whole fen as yuan with thousands: 1000000 → `10,000`, 1050 → `10.50`. Jiao and fen are
 * shown only where there are any, since dues are whole yuan. Works on the digits, never on a float.
 */
export function formatYuan(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = digits.slice(-2)
  return `${fen < 0 ? '−' : ''}${whole}${rest === '00' ? '' : `.${rest}`}`
}
