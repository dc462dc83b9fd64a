import { describe, expect, it } from 'vitest'
import { indexName, latinGrams, plainName, queryGrams } from './name-grams.ts'

/** Whether a query finds a name, as the list asks: by its grams, then by the text. */
function finds(query: string, name: string): boolean {
  const { grams, text } = indexName(name)
  const plain = plainName(query)
  const has = (gram: string) => grams.includes(gram)
  const latin = latinGrams(plain)
  const named = latin ? has(latin.run) || latin.initials.every(has) : queryGrams(plain).every(has)
  return named && text.includes(plain)
}

const name = '中国电力建设（集团）有限公司'

describe('a name is found', () => {
  it.each([
    ['a fragment from anywhere', '电力建设'],
    ['one character', '力'],
    ['all of it', name],
    ['characters with brackets between them', '建设集团有限'],
    ['pinyin from the beginning', 'zhongguo'],
    ['pinyin from within', 'dianlijian'],
    ['initials', 'zgdl'],
    ['initials from within', 'dljsjt'],
    ['few letters', 'zg'],
    ['capitals and full width', 'ＺＧＤＬ'],
    ['spaces between syllables', 'zhong guo dian li'],
  ])('by %s', (_, query) => {
    expect(finds(query, name)).toBe(true)
  })

  it.each(['火电', 'gdlz', 'zhongdian', '力电', 'zgdlx'])('and not by %s', (query) => {
    expect(finds(query, name)).toBe(false)
  })

  it('by each reading of a character that has several', () => {
    for (const query of ['chongqing', 'cqdl', 'zhongqing'])
      expect(finds(query, '重庆电力')).toBe(true)
    for (const query of ['changchun', 'zhangchun', 'ccsd'])
      expect(finds(query, '长春送电')).toBe(true)
    for (const query of ['lvyuan', 'lvdi']) expect(finds(query, '绿源绿地')).toBe(true)
  })

  it('with letters and figures in it', () => {
    for (const query of ['abc电', 'abcd', 'ABC', '第3', 'd3g'])
      expect(finds(query, 'ABC电建第3公司')).toBe(true)
  })

  it('however odd it is', () => {
    for (const odd of ['', '　', '𠮷𠮷电力', '···', '一'])
      expect(() => indexName(odd)).not.toThrow()
    expect(finds('𠮷电', '𠮷𠮷电力')).toBe(true)
  })
})
