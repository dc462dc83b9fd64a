import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRemarkSaver, type RemarkDraft } from './remark-saver.ts'

const path = 'unit.capital'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function desk(answer: (text: string) => Promise<void> = () => Promise.resolve()) {
  const sent: string[] = []
  const drafts = new Map<string, RemarkDraft>()
  const saver = createRemarkSaver(
    (_, text) => {
      sent.push(text)
      return answer(text)
    },
    (at, draft) => drafts.set(at, draft),
    () => '没有存上',
  )
  return { saver, sent, draft: () => drafts.get(path) }
}

describe('a remark', () => {
  it('is kept once the typing pauses', async () => {
    const { saver, sent, draft } = desk()
    saver.write(path, '执照为')
    await vi.advanceTimersByTimeAsync(300)
    saver.write(path, '执照为 5,000 万元')
    expect(sent).toEqual([])
    expect(draft()?.state).toBe('saving')
    await vi.advanceTimersByTimeAsync(700)
    expect(sent).toEqual(['执照为 5,000 万元'])
    expect(draft()?.state).toBe('saved')
  })

  it('that goes on being typed while a call is under way ends with its last text', async () => {
    const { saver, sent } = desk(() => new Promise((done) => setTimeout(done, 1_000)))
    saver.write(path, '甲')
    await vi.advanceTimersByTimeAsync(700)
    saver.write(path, '甲乙')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(sent).toEqual(['甲', '甲乙'])
  })

  it('is sent at once before a decision', async () => {
    const { saver, sent } = desk()
    saver.write(path, '请核对')
    expect(await saver.flush()).toBe(true)
    expect(sent).toEqual(['请核对'])
  })

  it('that was refused stays where it was typed, says why, and holds the decision', async () => {
    const { saver, draft } = desk(() => Promise.reject(new Error('refused')))
    saver.write(path, '请核对')
    expect(await saver.flush()).toBe(false)
    expect(draft()).toEqual({ text: '请核对', state: 'failed', trouble: '没有存上' })
  })

  it('of the server gives way to what is being typed', () => {
    const { saver, draft } = desk()
    saver.know(path, '同事写的')
    expect(draft()?.text).toBe('同事写的')
    saver.write(path, '我正在写')
    saver.know(path, '同事写的')
    expect(draft()?.text).toBe('我正在写')
  })
})
