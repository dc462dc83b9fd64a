import { describe, expect, it } from 'vitest'
import { matterKinds } from '../blueprint/application.ts'
import { membershipStatuses, type MembershipStatus } from '../dues/membership-status.ts'
import { whyNoMatter } from './matters.ts'

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
