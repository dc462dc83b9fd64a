import { expect, it } from 'vitest'
import { isCurrent } from './nav-item.ts'

it('marks a place as current on its own page and on those below it', () => {
  const cases = { to: '/my/cases', label: '事项' }
  expect(isCurrent(cases, '/my/cases', '/my')).toBe(true)
  expect(isCurrent(cases, '/my/cases/7', '/my')).toBe(true)
  expect(isCurrent(cases, '/my/casework', '/my')).toBe(false)
})

it('marks the first page of an area as current there alone', () => {
  const home = { to: '/my', label: '首页' }
  expect(isCurrent(home, '/my', '/my')).toBe(true)
  expect(isCurrent(home, '/my/cases', '/my')).toBe(false)
})
