import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '@guildhall/domain/blueprint/check'
import { shippedAssociations } from './registry.ts'

describe('the associations that ship', () => {
  it.each(shippedAssociations)('$slug passes the check without an error', ({ blueprint }) => {
    const { problems } = checkBlueprint(blueprint)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('differ in slug, host and brand', () => {
    const distinct = (values: string[]) => new Set(values).size
    const count = shippedAssociations.length
    expect(distinct(shippedAssociations.map(({ slug }) => slug))).toBe(count)
    expect(distinct(shippedAssociations.map(({ hostLabel }) => hostLabel))).toBe(count)
    expect(distinct(shippedAssociations.map(({ blueprint }) => blueprint.branding.color))).toBe(
      count,
    )
  })

  it.each(shippedAssociations)('$slug names no line that could be somebody’s', ({ blueprint }) => {
    const text = JSON.stringify(blueprint)
    expect(text).not.toMatch(/1[3-9]\d{9}/)
    for (const { phone } of blueprint.contacts.lines) expect(phone).toMatch(/^0\d{2,3}-0+ \d{4}$/)
  })
})
