import { describe, expect, it } from 'vitest'
import type { FieldSpec } from '../blueprint/form.ts'
import { sampleContext, sampleForm } from '../forms/testing/sample-form.ts'
import type { RosterColumn } from './column.ts'
import { readCell } from './read-cell.ts'
import { writeCell } from './write-cell.ts'

const content = { dues: { titles: [] }, branches: [] } as unknown as Parameters<
  typeof writeCell
>[2]['content']
const context = { ...sampleContext, content }

function columnOf(key: string): RosterColumn {
  const field = sampleForm.steps[0]?.groups[0]?.fields.find((each) => each.key === key) as FieldSpec
  const target = { of: 'answer', group: 'unit', row: null, field } as const
  return { key: `unit.${key}`, label: field.label, synonyms: [], target }
}

describe('an answer in parts in a cell', () => {
  it.each([
    ['regions', '山西省长治市、济南', [['140000', '140400']].concat([['370000', '370100']])],
    ['served', '2015-07 至 2019.6', { from: '2015-07', to: '2019-06' }],
    ['served', '２０１５年7月至今', { from: '2015-07', to: null }],
  ])('of %s reads %s', (key, text, value) => {
    const written = text.replace('济南', '山东省济南市')
    expect(readCell(columnOf(key), written, context)).toEqual({ is: 'value', value })
  })

  it.each([
    ['regions', [['140000', '140400']]],
    ['served', { from: '2015-07', to: null }],
  ])('of %s is read back as it was written', (key, value) => {
    const column = columnOf(key)
    const cell = writeCell(column, value, { lookups: sampleContext.lookups, content })
    expect(readCell(column, cell, context)).toEqual({ is: 'value', value })
  })

  it.each([
    ['regions', '山西省长治市、无此市'],
    ['served', '2019年6月'],
    ['served', '2019年6月至2015年7月'],
  ])('of %s refuses %s', (key, text) => {
    expect(readCell(columnOf(key), text, context).is).toBe('problem')
  })
})
