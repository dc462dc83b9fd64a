import { describe, expect, it } from 'vitest'
import { missingGlyphs, typesettable } from './missing-glyphs.ts'

describe('characters that can not be printed', () => {
  it('finds none in names, also rare ones and those only the fallback font has', () => {
    expect(missingGlyphs('欧阳喆 龘 㛃 䶮 𬭎 𬱖 𰻞 Zoë Müller 91990100MA0001234F ℃㎡①')).toEqual([])
  })

  it('names each missing one once, an emoji sequence as one', () => {
    expect(missingGlyphs('会👨‍👩‍👧员👍🏽单👍🏽位א')).toEqual(['👨‍👩‍👧', '👍🏽', 'א'])
  })

  it('prints one geta mark for each of them and drops what has no shape', () => {
    expect(typesettable('甲👨‍👩‍👧乙\u200b丙\ufeff丁\u0007戊')).toBe('甲〓乙丙丁戊')
  })

  it('keeps the base character of an ideographic variant', () => {
    expect(typesettable('葛\u{e0100}市')).toBe('葛市')
  })

  it('reads every kind of line end as one, and a tab as a space', () => {
    expect(typesettable('一\r\n二\r三\u2028四\t五')).toBe('一\n二\n三\n四 五')
  })

  it('survives half a surrogate pair', () => {
    expect(typesettable('甲\ud83d乙')).toBe('甲〓乙')
  })
})
