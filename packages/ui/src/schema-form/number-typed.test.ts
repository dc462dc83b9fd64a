import { expect, it } from 'vitest'
import { numberTyped, onlyNumeric } from './number-typed.ts'

const whole = { decimals: 0, min: 0 }
const money = { decimals: 2, min: 0 }

it('takes over what can be part of a number, also in full width', () => {
  expect(onlyNumeric('１，２00 人', whole)).toBe('1200')
  expect(onlyNumeric('-12', whole)).toBe('12')
  expect(onlyNumeric('-12', { decimals: 0, min: -100 })).toBe('-12')
})

it('keeps one point, and no more decimals than are asked for', () => {
  expect(onlyNumeric('3。14159', money)).toBe('3.14')
  expect(onlyNumeric('1.', money)).toBe('1.')
  expect(onlyNumeric('1.2.3', money)).toBe('1.23')
  expect(onlyNumeric('15.5', whole)).toBe('15')
})

it('reads nothing while no digit is there', () => {
  expect(numberTyped('')).toBeUndefined()
  expect(numberTyped('-')).toBeUndefined()
  expect(numberTyped('1.')).toBe(1)
})
