import { expect, it } from 'vitest'
import { deskNavFor, mayStandAt } from './nav.ts'

const who = (permissions: string[], pools: { slug: string; label: string }[] = []) => ({
  permissions,
  pools,
})

it('leaves somebody at an address of the desk as long as they have what it needs', () => {
  expect(mayStandAt('/desk', who([]))).toBe(true)
  expect(mayStandAt('/desk/members/7', who(['members.see']))).toBe(true)
  expect(mayStandAt('/desk/members/7', who(['paper.enter']))).toBe(false)
  expect(mayStandAt('/desk/paper', who(['members.manage']))).toBe(false)
  expect(mayStandAt('/desk/paper/new', who(['members.manage']))).toBe(false)
})

it('leaves whoever files a 级别调整 at its page, with the right to manage members alone', () => {
  for (const path of ['/desk/paper/7', '/desk/paper/7/edit', '/desk/paper/7/edit/2']) {
    expect(mayStandAt(path, who(['members.manage']))).toBe(true)
    expect(mayStandAt(path, who(['paper.enter']))).toBe(true)
    expect(mayStandAt(path, who(['members.see']))).toBe(false)
  }
})

it('has the pool of experts where there is one, for who may see it', () => {
  const pools = [{ slug: 'expert', label: '专家库' }]
  const isThere = (standing: ReturnType<typeof who>) => [
    mayStandAt('/desk/experts/draws/7', standing),
    deskNavFor(standing).some(({ to }) => to === '/desk/experts'),
  ]
  expect(isThere(who(['experts.see'], pools))).toEqual([true, true])
  expect(isThere(who(['experts.see']))).toEqual([false, false])
  expect(isThere(who(['members.see'], pools))).toEqual([false, false])
})
