import { expect, it } from 'vitest'
import { csvLine } from './csv.ts'

it('quotes what has to be quoted', () => {
  expect(csvLine(['甲', '乙,丙', '“好”"坏"', ''])).toBe('甲,"乙,丙","“好”""坏""",\r\n')
})

it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])(
  'lets no spreadsheet run %j',
  (formula) => {
    expect(csvLine([formula]).replace('"', '')).toMatch(/^'/)
  },
)
