import { describe, expect, it } from 'vitest'
import type { StaffPermission } from '../blueprint/staff.ts'
import { isApplicant, type CaseFacts } from './cases.ts'

const facts = (byStaff: boolean): CaseFacts => ({
  state: 'draft',
  stage: null,
  branch: null,
  accountId: 'other',
  partyId: 'unit',
  enteredBy: 'me',
  byStaff,
  claimedBy: null,
})
const actor = (...permissions: StaffPermission[]) => ({
  accountId: 'me',
  partyIds: [],
  grants: [],
  permissions,
})

describe('whoever entered a case in an applicant’s place goes on with it', () => {
  it.each<[boolean, StaffPermission, boolean]>([
    [false, 'paper.enter', true],
    [false, 'members.manage', false],
    [true, 'members.manage', true],
    [true, 'paper.enter', false],
  ])('filed by the staff: %s, with %s: %s', (byStaff, permission, may) => {
    expect(isApplicant(actor(permission), facts(byStaff))).toBe(may)
  })

  it('and the own unit’s party has no hand in what the staff file', () => {
    const own = { ...actor('paper.enter'), partyIds: ['unit'] }
    expect(isApplicant(own, { ...facts(true), enteredBy: 'colleague' })).toBe(false)
  })
})
