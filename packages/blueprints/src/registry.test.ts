import { describe, expect, it } from 'vitest'
import { isOffered } from '@guildhall/domain/blueprint/application'
import { checkBlueprint } from '@guildhall/domain/blueprint/check'
import { countUnits } from './demo/count-units.ts'
import { shippedAssociations } from './registry.ts'

describe('the associations that ship', () => {
  it.each(shippedAssociations)('$slug passes the check without an error', ({ blueprint }) => {
    const { problems } = checkBlueprint(blueprint)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each(shippedAssociations)('$slug has an SMS template for each message', ({ blueprint }) => {
    const ids = Object.values(blueprint.messages.templates).map(
      ({ smsTemplateId }) => smsTemplateId,
    )
    expect(new Set(ids).size).toBe(ids.length)
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

  it('have demo data of some 200 and 120 units, and of every application but members’ own matters, and every role', () => {
    expect(shippedAssociations.map(countUnits)).toEqual([202, 121])
    for (const { blueprint, demo } of shippedAssociations) {
      const applications = demo.applications.map(({ application }) => application)
      const toIdentities = blueprint.applications.filter(({ kind }) => isOffered(kind))
      expect(applications).toEqual(toIdentities.map(({ slug }) => slug))
      const roles = new Set(demo.staff.map(({ role }) => role))
      expect(roles).toEqual(new Set(blueprint.roles.map(({ slug }) => slug)))
    }
  })
})
