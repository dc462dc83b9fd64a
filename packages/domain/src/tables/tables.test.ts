import { describe, expect, it } from 'vitest'
import { EDUCATION, EDUCATION_CHOICES } from './education.ts'
import { ETHNIC_GROUPS } from './ethnic-group.ts'
import { labelOf } from './option.ts'
import { POLITICAL_STATUSES } from './political-status.ts'
import { TABLE_CHOICES, TABLE_CODES } from './standard-table.ts'

describe('standard tables', () => {
  it('has 56 ethnic groups and 13 political statuses', () => {
    expect(ETHNIC_GROUPS).toHaveLength(56)
    expect(labelOf(ETHNIC_GROUPS, '15')).toBe('土家族')
    expect(labelOf(ETHNIC_GROUPS, '56')).toBe('基诺族')
    expect(POLITICAL_STATUSES).toHaveLength(13)
    expect(labelOf(POLITICAL_STATUSES, '13')).toBe('群众')
  })

  it('offers what one graduated from, highest first', () => {
    expect(EDUCATION_CHOICES[0]?.label).toBe('博士研究生毕业')
    expect(labelOf(EDUCATION, '21')).toBe('大学本科毕业')
    expect(EDUCATION_CHOICES.at(-1)?.label).toBe('其他')
  })

  it.each(Object.entries(TABLE_CODES))('holds each code of %s once', (_, table) => {
    expect(new Set(table.map(({ code }) => code)).size).toBe(table.length)
    expect(new Set(table.map(({ label }) => label)).size).toBe(table.length)
  })

  it('offers only what the standard lists', () => {
    for (const table of ['sex', 'ethnic-group', 'political-status', 'education'] as const) {
      for (const option of TABLE_CHOICES[table]) expect(TABLE_CODES[table]).toContain(option)
    }
    expect(labelOf(TABLE_CHOICES.sex, '9')).toBeUndefined()
  })
})
