import { describe, expect, it } from 'vitest'
import { shippedAssociations, type ShippedAssociation } from '@guildhall/blueprints/registry'
import { blueprint } from '@guildhall/domain/blueprint/blueprint'
import { planCases } from './plan-cases.ts'
import { planCertificates } from './plan-certificates.ts'
import { planMembers } from './plan-members.ts'
import { createWorld } from './world.ts'

/** The edges of years, months, holidays and days in China, where dates are made wrong. */
const instants = [
  '2026-01-01T00:00:30+08:00',
  '2026-01-04T09:00:00+08:00',
  '2026-02-17T12:00:00+08:00',
  '2026-03-01T23:59:59+08:00',
  '2026-10-05T08:00:00+08:00',
  '2026-12-31T23:59:59+08:00',
  '2028-02-29T10:00:00+08:00',
]

function plan({ blueprint: input, demo }: ShippedAssociation, now: Date) {
  const world = createWorld({ blueprint: blueprint.parse(input), versionId: 'v', demo, now })
  const cases = planCases(world)
  const members = planMembers(world, cases)
  return {
    world,
    cases: cases.cases,
    members,
    certificates: planCertificates(world, members, cases.cases),
  }
}

describe.each(instants)('demo data planned at %s', (instant) => {
  const now = new Date(instant)

  it.each(shippedAssociations)('tells each story of $slug in order and up to now', (shipped) => {
    for (const { createdAt, steps, submissions, place } of plan(shipped, now).cases) {
      const moments = [createdAt, ...steps.map(({ at }) => at)].map((at) => at.getTime())
      expect(moments).toEqual(moments.toSorted((a, b) => a - b))
      expect(moments.at(-1)).toBeLessThanOrEqual(now.getTime())
      expect(place).toEqual(steps.at(-1)?.to ?? { state: 'draft', stage: null })
      expect(submissions).toHaveLength(steps.filter(({ action }) => action === 'submit').length)
    }
  })

  it.each(shippedAssociations)('gives the members of $slug periods without overlap', (shipped) => {
    const { members, world } = plan(shipped, now)
    for (const { years, joinedOn } of members) {
      expect(joinedOn <= world.moments.today).toBe(true)
      const periods = years.flatMap(({ period }) => period ?? [])
      periods.forEach(({ from, to }, at) => {
        expect(from < to).toBe(true)
        expect(from >= (periods[at - 1]?.to ?? joinedOn)).toBe(true)
      })
      for (const { bill } of years)
        expect((bill?.issuedOn ?? joinedOn) <= world.moments.today).toBe(true)
    }
    const today = members.filter(({ years }) =>
      years.some(
        ({ period }) =>
          period && period.from <= world.moments.today && world.moments.today < period.to,
      ),
    )
    expect(today.length).toBeGreaterThan(members.length / 2)
  })

  it.each(shippedAssociations)('issues no certificate of $slug ahead of its time', (shipped) => {
    const { certificates, world } = plan(shipped, now)
    for (const { issuedOn, validFrom, validTo } of certificates) {
      expect(issuedOn <= world.moments.today).toBe(true)
      expect(validFrom <= (validTo ?? validFrom)).toBe(true)
    }
    expect(new Set(certificates.map(({ code }) => code)).size).toBe(certificates.length)
  })
})

describe('demo data planned twice', () => {
  it('is the same for the same seed', () => {
    const [shipped] = shippedAssociations
    if (!shipped) throw new Error('nothing ships')
    const now = new Date('2026-06-01T10:00:00+08:00')
    const names = () =>
      plan(shipped, now).cases.map(({ holder }) => [holder.name, holder.creditCode])
    expect(names()).toEqual(names())
  })
})
