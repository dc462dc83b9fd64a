import { expect, it } from 'vitest'
import { factsThatFit } from './wall-facts.ts'

const short = (label: string) => ({ label, text: '有限责任公司' })
const long = { label: '主要业绩', text: '青屏山抽水蓄能电站上水库、引水系统施工，'.repeat(4) }
const labels = (facts: { label: string }[]): string => facts.map(({ label }) => label).join('')
const name = '云岭水电开发建设有限公司'

it('shows as many facts as stand on the wall whole', () => {
  const facts = [...'一二三四五六七'].map(short)
  expect(labels(factsThatFit(facts, name, '建议通过。'))).toBe('一二三四五六')
})

it('lets a fact that is too long give way to shorter ones', () => {
  const facts = [...[...'一二三四'].map(short), long, short('六'), short('七')]
  expect(labels(factsThatFit(facts, name, '建议通过。'))).toBe('一二三四六七')
})

it('leaves room for a long name and a long advice', () => {
  const facts = [...'一二三四五六'].map(short)
  expect(labels(factsThatFit(facts, name + name, '资料齐全。'.repeat(12)))).toBe('一二三')
})
