import { expect, it } from 'vitest'
import { forgetSubmissionKey, submissionKey, type KeyStore } from './submission-key.ts'

function store(): KeyStore {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

it('stays the same for a second click, a retry and another tab', () => {
  const shared = store()
  const first = submissionKey(shared, 'case-1', 3)
  expect(submissionKey(shared, 'case-1', 3)).toBe(first)
  expect(submissionKey(shared, 'case-2', 3)).not.toBe(first)
})

it('is another one once an answer has come', () => {
  const shared = store()
  const first = submissionKey(shared, 'case-1', 3)
  forgetSubmissionKey(shared, 'case-1')
  expect(submissionKey(shared, 'case-1', 3)).not.toBe(first)
})

it('is another one once the case has moved, even where no answer ever came', () => {
  const shared = store()
  const first = submissionKey(shared, 'case-1', 3)
  expect(submissionKey(shared, 'case-1', 5)).not.toBe(first)
})
