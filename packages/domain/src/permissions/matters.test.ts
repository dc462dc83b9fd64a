import { describe, expect, it } from 'vitest'
import { matterKinds } from '../blueprint/application.ts'
import { membershipStatuses, type MembershipStatus } from '../dues/membership-status.ts'
import { whyNoMatter, whyNotPassed } from './matters.ts'

const refusals = (status: MembershipStatus, isLeaving = false) =>
  Object.fromEntries(matterKinds.map((kind) => [kind, whyNoMatter(kind, { status, isLeaving })]))

describe('a member’s own matters', () => {
  it('are all open while the membership runs', () => {
    expect(refusals('active')).toEqual({ change: null, affiliate: null, leave: null })
  })

  it('while it is suspended: its duties and the way out, but no other branch', () => {
    expect(refusals('suspended')).toEqual({
      change: null,
      affiliate: 'case.suspended',
      leave: null,
    })
  })

  it('submitted before it was suspended, are passed all the same but for another branch', () => {
    const standing = { status: 'suspended', isLeaving: false } as const
    expect(matterKinds.map((kind) => [kind, whyNotPassed(kind, standing)])).toEqual([
      ['change', null],
      ['affiliate', 'case.suspended-meanwhile'],
      ['leave', null],
    ])
    expect(whyNotPassed('affiliate', { ...standing, status: 'active' })).toBeNull()
  })

  it('are no more than once to leave', () => {
    expect(refusals('active', true)).toMatchObject({ change: null, leave: 'case.leaving-already' })
    expect(refusals('suspended', true)).toMatchObject({ leave: 'case.leaving-already' })
  })

  it.each(membershipStatuses.filter((each) => each !== 'active' && each !== 'suspended'))(
    'are for members alone, not for one that is %s',
    (status) => {
      expect(new Set(Object.values(refusals(status)))).toEqual(new Set(['case.members-only']))
    },
  )
})
