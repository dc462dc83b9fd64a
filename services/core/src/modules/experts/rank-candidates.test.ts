import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { candidatesHash, candidatesText, rankCandidates } from './rank-candidates.ts'

const people = Array.from({ length: 40 }, (_, at) => ({
  identityId: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  name: `专家${at}`,
  employer: at % 2 ? '甲"院"' : '乙, 公司',
}))

describe('the order of a draw', () => {
  it('is the one that anybody gets from the seed and the ids, whatever order they come in', () => {
    const byHand = people
      .map(({ identityId }) => identityId)
      .toSorted((a, b) => {
        const key = (id: string) => createHash('sha256').update(`seed:${id}`).digest('hex')
        return key(a).localeCompare(key(b), 'en')
      })
    const ids = (list: typeof people) => list.map(({ identityId }) => identityId)
    expect(ids(rankCandidates(people, 'seed'))).toEqual(byHand)
    expect(ids(rankCandidates(people.toReversed(), 'seed'))).toEqual(byHand)
  })

  it('is another with another seed, and gives everybody the same chance', () => {
    const firsts = new Map<string, number>()
    for (let seed = 0; seed < 8000; seed++) {
      const id = rankCandidates(people, `seed-${seed}`)[0]?.identityId ?? ''
      firsts.set(id, (firsts.get(id) ?? 0) + 1)
    }
    // 200 each are expected; six standard deviations to either side.
    expect(firsts.size).toBe(people.length)
    for (const count of firsts.values())
      expect(Math.abs(count - 200)).toBeLessThan(6 * Math.sqrt(200))
  })
})

it('hands the list out in an order of its own, so that its hash says who could be drawn', () => {
  expect(candidatesText(people.slice(0, 2).toReversed())).toBe(
    '00000000-0000-7000-8000-000000000000,"专家0","乙, 公司"\n00000000-0000-7000-8000-000000000001,"专家1","甲""院"""\n',
  )
  expect(candidatesHash(people)).toBe(candidatesHash(people.toReversed()))
  expect(candidatesHash(people)).not.toBe(candidatesHash(people.slice(1)))
})
