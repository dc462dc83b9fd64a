import { expect, it } from 'vitest'
import { mayStandAt } from './nav.ts'

it('leaves somebody at an address of the desk as long as they have what it needs', () => {
  expect(mayStandAt('/desk', [])).toBe(true)
  expect(mayStandAt('/desk/members/7', ['members.see'])).toBe(true)
  expect(mayStandAt('/desk/members/7', ['paper.enter'])).toBe(false)
  expect(mayStandAt('/desk/paper', ['members.manage'])).toBe(false)
  expect(mayStandAt('/desk/paper/new', ['members.manage'])).toBe(false)
})

it('leaves whoever files a 级别调整 at its page, with the right to manage members alone', () => {
  for (const path of ['/desk/paper/7', '/desk/paper/7/edit', '/desk/paper/7/edit/2']) {
    expect(mayStandAt(path, ['members.manage'])).toBe(true)
    expect(mayStandAt(path, ['paper.enter'])).toBe(true)
    expect(mayStandAt(path, ['members.see'])).toBe(false)
  }
})
