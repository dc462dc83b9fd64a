import { describe, expect, it } from 'vitest'
import { fitPlaces } from './fit-places.ts'

const twelve = Array.from({ length: 12 }, () => 40)
const line = { gap: 20, more: 50, current: 0 }

describe('places in a line', () => {
  it('all stand there where they fit, without 更多', () => {
    expect(fitPlaces([40, 40, 40], { ...line, room: 160 })).toEqual({ shown: [0, 1, 2], rest: [] })
  })

  it('keep room for 更多 where they do not', () => {
    const { shown, rest } = fitPlaces(twelve, { ...line, room: 400 })
    expect(shown).toEqual([0, 1, 2, 3, 4])
    expect(rest).toHaveLength(7)
  })

  it('always hold the current one, in its order', () => {
    expect(fitPlaces(twelve, { ...line, room: 400, current: 9 }).shown).toEqual([0, 1, 2, 3, 9])
    expect(fitPlaces(twelve, { ...line, room: 10, current: 3 }).shown).toEqual([3])
  })

  it('may all wait behind 更多 where none is current', () => {
    expect(fitPlaces([40, 40], { ...line, room: 60, current: -1 })).toEqual({
      shown: [],
      rest: [0, 1],
    })
  })
})
