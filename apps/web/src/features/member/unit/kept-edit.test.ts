import { expect, it } from 'vitest'
import { keptEdit, type EditStore } from './kept-edit.ts'

function memoryStore(): EditStore {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

it('keeps what is typed until it is saved or given up, each under its own name', () => {
  const store = memoryStore()
  const edit = keptEdit('2026-0001.address', store)
  expect(edit.read()).toBeUndefined()
  edit.keep({ street: '远山路' })
  expect(keptEdit('2026-0001.address', store).read()).toEqual({ street: '远山路' })
  expect(keptEdit('2026-0002.address', store).read()).toBeUndefined()
  edit.forget()
  expect(edit.read()).toBeUndefined()
})

it('does without a store that refuses', () => {
  const refuse = (): never => {
    throw new Error('refused')
  }
  const edit = keptEdit('a', { getItem: refuse, setItem: refuse, removeItem: refuse })
  edit.keep({ street: '远山路' })
  edit.forget()
  expect(edit.read()).toBeUndefined()
})
