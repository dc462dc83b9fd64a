import { describe, expect, it } from 'vitest'
import type { RoleSpec } from '../blueprint/staff.ts'
import type { Grant } from './actor.ts'
import { canGiveRole, canManageColleague, fitsBranch, permissionsOf } from './staff.ts'

const role = (slug: string, permissions: RoleSpec['permissions'], branchBound = false) => ({
  slug,
  label: slug,
  permissions,
  branchBound,
})
const roles: RoleSpec[] = [
  role('administrator', ['staff.manage', 'cases.decide', 'audit.see']),
  role('personnel', ['staff.manage', 'cases.decide']),
  role('reviewer', ['cases.decide']),
  role('auditor', ['audit.see']),
  role('branch-head', ['staff.manage', 'cases.decide'], true),
  role('branch-reviewer', ['cases.decide'], true),
]
const actor = (...grants: Grant[]) => ({
  accountId: 'me',
  partyIds: [],
  grants,
  permissions: permissionsOf(grants, roles),
})
const holds = (slug: string, branch: string | null = null): Grant => ({ role: slug, branch })
const roleOf = (slug: string) => roles.find((each) => each.slug === slug) as RoleSpec
const gives = (who: ReturnType<typeof actor>, slug: string, branch: string | null = null) =>
  canGiveRole(who, roles, roleOf(slug), branch)

describe('giving a role', () => {
  it.each([
    ['administrator', 'administrator', true],
    ['administrator', 'auditor', true],
    ['personnel', 'reviewer', true],
    ['personnel', 'auditor', false],
    ['personnel', 'administrator', false],
    ['reviewer', 'reviewer', false],
  ])('%s gives %s: %s', (own, other, may) => {
    expect(gives(actor(holds(own)), other)).toBe(may)
  })

  it('reaches no further than the branch that one holds for', () => {
    const head = actor(holds('branch-head', 'north'))
    expect(gives(head, 'branch-reviewer', 'north')).toBe(true)
    expect(gives(head, 'branch-reviewer', 'south')).toBe(false)
    expect(gives(head, 'reviewer')).toBe(false)
  })

  it('takes rights of several roles together', () => {
    expect(gives(actor(holds('personnel'), holds('auditor')), 'administrator')).toBe(true)
  })
})

describe('managing a colleague', () => {
  const manages = (own: string, accountId: string, ...grants: Grant[]) =>
    canManageColleague(actor(holds(own)), roles, { accountId, grants })

  it('is for others, within the own rights', () => {
    expect(manages('administrator', 'other', holds('personnel'), holds('auditor'))).toBe(true)
    expect(manages('administrator', 'me', holds('personnel'))).toBe(false)
    expect(manages('personnel', 'other', holds('administrator'))).toBe(false)
    expect(manages('reviewer', 'other', holds('reviewer'))).toBe(false)
  })

  it('is not stopped by a role that the blueprint has no more', () => {
    expect(manages('personnel', 'other', holds('of-old'))).toBe(true)
  })
})

it('a branch goes with exactly the roles that are bound to one', () => {
  expect(fitsBranch(roleOf('reviewer'), null)).toBe(true)
  expect(fitsBranch(roleOf('reviewer'), 'north')).toBe(false)
  expect(fitsBranch(roleOf('branch-reviewer'), null)).toBe(false)
  expect(fitsBranch(roleOf('branch-reviewer'), 'north')).toBe(true)
})
