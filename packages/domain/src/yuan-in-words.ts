import { fen } from './money.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/**
 * An amount of fen in Chinese capital figures (人民币大写), as receipts and notices carry it
 * (《支付结算办法》附一《正确填写票据和结算凭证的基本规定》, 银发〔1997〕393号):
 * 20000000 → 贰拾万元整, 140950 → 壹仟肆佰零玖元伍角, 32504 → 叁佰贰拾伍元零肆分.
 * Throws RangeError unless given a safe whole number.
 */
export function yuanInWords(amount: number): string {
  const whole = Math.abs(fen(amount))
  const yuan = Math.floor(whole / 100)
  const [jiao, cent] = [Math.floor(whole / 10) % 10, whole % 10]
  const words = (yuan > 0 ? `${wholeInWords(yuan)}元` : '') + decimalsInWords(yuan, jiao, cent)
  return (amount < 0 ? '负' : '') + (words || '零元') + (jiao === 0 && cent === 0 ? '整' : '')
}

/** 零 stands for a missing 角 between 元 and 分, and not at the beginning. */
function decimalsInWords(yuan: number, jiao: number, cent: number): string {
  const skipped = yuan > 0 && jiao === 0 && cent > 0 ? '零' : ''
  return (jiao > 0 ? `${digit(jiao)}角` : skipped) + (cent > 0 ? `${digit(cent)}分` : '')
}

function wholeInWords(yuan: number): string {
  const groups: number[] = []
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let words = ''
  let above = 0
  for (const [place, group] of [...groups.entries()].reverse()) {
    if (group > 0) {
      // One 零 for any run of noughts at the join, also for a single one in 万位 (107,000).
      const needsZero = words !== '' && (above % 10 === 0 || group < 1000)
      words += (needsZero ? '零' : '') + groupInWords(group) + groupName(place, groups)
    }
    above = group
  }
  return words
}

/** 万亿 is read 万 where the 亿 follow in words of their own: 壹万贰仟亿 has one 亿. */
function groupName(place: number, groups: number[]): string {
  return place === 3 && (groups[2] ?? 0) > 0 ? '万' : (GROUPS[place] ?? '')
}

function groupInWords(group: number): string {
  const digits = String(group)
  let words = ''
  let isGap = false
  for (const [at, character] of [...digits].entries()) {
    if (character === '0') isGap = true
    else {
      words += (isGap ? '零' : '') + digit(Number(character)) + PLACES[digits.length - 1 - at]
      isGap = false
    }
  }
  return words
}

function digit(value: number): string {
  return DIGITS.charAt(value)
}
