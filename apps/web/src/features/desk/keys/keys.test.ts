import { describe, expect, it } from 'vitest'
import { commandOf, keyTable, type Command, type Focus, type Press } from './keys.ts'

const press = (key: string, facts: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  ...facts,
})

describe('a key', () => {
  it.each<[string, Command]>([
    ['a', 'pass'],
    ['A', 'pass'],
    ['r', 'return'],
    ['x', 'reject'],
    ['j', 'next'],
    ['k', 'previous'],
    ['c', 'claim'],
    ['m', 'remark'],
    ['n', 'reveal'],
    ['/', 'search'],
    ['?', 'help'],
    [' ', 'enlarge'],
    ['ArrowRight', 'page-next'],
  ])('%j means %s', (key, command) => {
    expect(commandOf(press(key), 'page')).toBe(command)
  })

  it('means the same under a Chinese input method', () => {
    expect(commandOf(press('Process', { code: 'KeyA' }), 'page')).toBe('pass')
    expect(commandOf(press('？'), 'page')).toBe('help')
    expect(commandOf(press('、'), 'page')).toBe('search')
  })

  it.each<Focus>(['typing', 'dialog'])('means nothing with the focus %s', (focus) => {
    for (const { keys } of keyTable) expect(commandOf(press(keys[0]!), focus)).toBeNull()
  })

  it('means nothing while a word is being composed, or with a modifier', () => {
    expect(commandOf(press('a', { isComposing: true }), 'page')).toBeNull()
    expect(commandOf(press('a', { ctrlKey: true }), 'page')).toBeNull()
    expect(commandOf(press('r', { metaKey: true }), 'page')).toBeNull()
  })

  it('held down turns pages and walks the queue, but decides once', () => {
    expect(commandOf(press('j', { repeat: true }), 'page')).toBe('next')
    for (const key of ['a', 'r', 'x', 'c']) {
      expect(commandOf(press(key, { repeat: true }), 'page')).toBeNull()
    }
  })

  it('that a focused button uses itself is left to it', () => {
    expect(commandOf(press(' '), 'control')).toBeNull()
    expect(commandOf(press('ArrowDown'), 'control')).toBeNull()
    expect(commandOf(press('a'), 'control')).toBe('pass')
  })
})

it('no key means two things', () => {
  const keys = keyTable.flatMap((line) => line.keys)
  expect(new Set(keys).size).toBe(keys.length)
})
