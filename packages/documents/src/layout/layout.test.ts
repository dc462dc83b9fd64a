import { describe, expect, it } from 'vitest'
import { BREAK_MARK, breakLongRuns } from './break-long-runs.ts'
import { columnWidths } from './column-widths.ts'
import { pairRows } from './pair-rows.ts'

describe('breaking long runs', () => {
  it('lets a run break that is wider than its line, and only that one', () => {
    const broken = breakLongRuns('代码 91990100MA0001234F 邮箱 a@b.example', 8)
    expect(broken).toContain([...'91990100MA0001234F'].join(BREAK_MARK))
    expect(broken).toContain('a@b.example')
  })

  it('leaves Chinese text alone, which breaks anywhere', () => {
    expect(breakLongRuns('临江省第二电力建设有限公司', 2)).toBe('临江省第二电力建设有限公司')
  })
})

describe('columns of a table', () => {
  it.each([
    [['姓名', '职务'], [['甲', '主任']]],
    [['姓名', '邮箱'], [['甲', 'x'.repeat(300)]]],
    [['一', '二', '三'], [['长'.repeat(80), '长'.repeat(200), '短']]],
  ])('fill the line exactly: %j', (columns, rows) => {
    const widths = columnWidths(columns, rows, 44)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(44)
    expect(Math.min(...widths)).toBeGreaterThan(3)
  })

  it('give a short column what it needs, before a long one takes the rest', () => {
    const [name, note] = columnWidths(['姓名', '说明'], [['欧阳样张', '长'.repeat(200)]], 44)
    expect(name).toBeCloseTo(5.2)
    expect(note).toBeCloseTo(38.8)
  })
})

describe('rows of a form', () => {
  const limits = { labelWidth: 8, valueWidth: 10 }
  const row = (label: string, value = '短') => ({ label, value })

  it('puts short neighbours side by side and keeps the order', () => {
    const lines = pairRows([row('一'), row('二'), row('三', '长'.repeat(20)), row('四')], limits)
    expect(lines.map((line) => line.map(({ label }) => label))).toEqual([
      ['一', '二'],
      ['三'],
      ['四'],
    ])
  })

  it('gives a value of several lines a line of its own', () => {
    expect(pairRows([row('一', '甲\n乙'), row('二')], limits)).toHaveLength(2)
  })
})
