import { expect, it } from 'vitest'
import { joinDate, joinMonth, splitDate } from './date-parts.ts'

it('puts a typed day together as a civil date', () => {
  expect(joinDate({ year: '1964', month: '3', day: '5' })).toBe('1964-03-05')
  expect(joinDate({ year: '２０２６', month: '１２', day: '31' })).toBe('2026-12-31')
})

it('keeps a part of a date as it was typed', () => {
  const typed = { year: '2026', month: '3', day: '' }
  expect(joinDate(typed)).toBe('2026-03-')
  expect(splitDate(joinDate(typed))).toEqual(typed)
})

it('reads nothing where nothing was typed', () => {
  expect(joinDate({ year: '', month: '', day: '' })).toBe('')
  expect(splitDate('')).toEqual({ year: '', month: '', day: '' })
})

it('puts a typed month together, and keeps a part of one', () => {
  expect(joinMonth({ year: '２０１９', month: '7' })).toBe('2019-07')
  expect(joinMonth({ year: '2019', month: '' })).toBe('2019-')
  expect(joinMonth({ year: '', month: '' })).toBe('')
  expect(splitDate('2019-07')).toEqual({ year: '2019', month: '7', day: '' })
})
