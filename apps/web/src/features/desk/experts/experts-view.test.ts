import { describe, expect, it } from 'vitest'
import { noCriteria } from './criteria.ts'
import { queryOf, readView } from './experts-view.ts'

const pools = [{ slug: 'expert' }, { slug: 'juror' }]
const usual = { ...noCriteria, pool: 'expert', search: '', lapse: 'any' }

describe('the address of the pool', () => {
  it('says what narrows the list, and is read back', () => {
    const view = {
      ...noCriteria,
      pool: 'juror',
      search: '云岫',
      speciality: ['cost', 'water'],
      region: ['140400'],
      lapse: 'soon' as const,
    }
    const query = queryOf(view, pools)
    expect(query).toEqual({
      pool: 'juror',
      q: '云岫',
      speciality: 'cost,water',
      region: '140400',
      lapse: 'soon',
    })
    expect(readView(query as Record<string, string>, pools)).toEqual(view)
  })

  it('is bare for the whole of the first pool, and what makes no sense in it is left out', () => {
    expect(queryOf(readView({}, pools), pools)).toEqual({})
    expect(readView({ pool: 'nobody', lapse: 'ever' }, pools)).toEqual(usual)
  })
})
