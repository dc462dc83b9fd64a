import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Trouble } from '@/api/refusal.ts'
import { insist, type Tried } from './insist.ts'

const trouble = (code: Trouble['code']): Tried<string> => ({
  trouble: { code, message: '一句话', problems: [], details: {} },
})
/** Answers one after the other, the last one ever after. */
const answers = (...list: Tried<string>[]) => {
  let at = 0
  const attempt = vi.fn<() => Promise<Tried<string>>>(
    async () => list[Math.min(at++, list.length - 1)] ?? { value: '' },
  )
  return attempt
}
const line = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', line)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('waits out a line that is down, however long', async () => {
  const attempt = answers(...Array.from({ length: 40 }, () => trouble('network')), {
    value: '到了',
  })
  const waits: boolean[] = []
  const outcome = insist(
    attempt,
    (isWaiting) => waits.push(isWaiting),
    new AbortController().signal,
  )
  await vi.advanceTimersByTimeAsync(40 * 30_000)
  expect(await outcome).toEqual({ value: '到了' })
  expect([attempt.mock.calls.length, waits[0], waits.at(-1)]).toEqual([41, true, false])
})

it('goes on at once when the browser says that the line is back', async () => {
  const attempt = answers(trouble('network'), { value: '到了' })
  const outcome = insist(attempt, () => undefined, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(1)
  line.dispatchEvent(new Event('online'))
  expect(await outcome).toEqual({ value: '到了' })
})

it('takes a refusal for an answer, and a fault that stays', async () => {
  const { signal } = new AbortController()
  expect(await insist(answers(trouble('file.type')), () => undefined, signal)).toEqual(
    trouble('file.type'),
  )
  const faulty = answers(trouble('server.fault'))
  const outcome = insist(faulty, () => undefined, signal)
  await vi.advanceTimersByTimeAsync(5 * 30_000)
  expect([await outcome, faulty.mock.calls.length]).toEqual([trouble('server.fault'), 5])
})

it('ends when it is given up', async () => {
  const leash = new AbortController()
  const outcome = insist(answers(trouble('network')), () => undefined, leash.signal)
  leash.abort(new Error('given up'))
  await expect(outcome).rejects.toThrow('given up')
})
