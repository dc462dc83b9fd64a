import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraftSaver, type SendOutcome } from './draft-saver.ts'
import { fromServer, typeInto } from './group-draft.ts'

/** A server that keeps versions like ours, behind a line that can be cut before or after it. */
function stand() {
  const stored = new Map<string, { content: unknown; version: number }>()
  const heard: unknown[] = []
  const line = { cut: 'no' as 'no' | 'before' | 'after', signedOut: false }

  async function send(key: string, content: unknown, version: number): Promise<SendOutcome> {
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (line.cut === 'before') return { kind: 'stopped', line: 'offline' }
    if (line.signedOut) return { kind: 'stopped', line: 'signed-out' }
    const now = stored.get(key) ?? { content: undefined, version: 0 }
    if (now.version !== version) {
      return { kind: 'conflict', theirs: { content: now.content as never, version: now.version } }
    }
    heard.push(content)
    stored.set(key, { content, version: version + 1 })
    if (line.cut === 'after') return { kind: 'stopped', line: 'offline' }
    return { kind: 'saved', version: version + 1, savedAt: new Date().toISOString() }
  }

  const saver = createDraftSaver({ send, changed: () => undefined, random: () => 0.5 })
  return { saver, stored, heard, line }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('saving as one types', () => {
  it('sends once a pause is made, as one save', async () => {
    const { saver, heard } = stand()
    saver.type('unit', { name: '甲' })
    await vi.advanceTimersByTimeAsync(300)
    saver.type('unit', { name: '甲公司' })
    await vi.advanceTimersByTimeAsync(600)
    expect(heard).toEqual([{ name: '甲公司' }])
    expect(saver.groups.get('unit')).toMatchObject({ version: 1, unsaved: false })
  })

  it('is acknowledged within two seconds, even to one who never pauses', async () => {
    const { saver, heard } = stand()
    for (let key = 0; key < 20; key += 1) {
      saver.type('unit', { name: '甲'.repeat(key + 1) })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(heard.length).toBeGreaterThanOrEqual(1)
    await vi.advanceTimersByTimeAsync(1100)
    expect(saver.groups.get('unit')?.unsaved).toBe(false)
    expect(heard.at(-1)).toEqual({ name: '甲'.repeat(20) })
  })

  it('keeps groups apart', async () => {
    const { saver, stored } = stand()
    saver.type('unit', { name: '甲' })
    saver.type('address', { street: '一号' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(stored.get('unit')?.version).toBe(1)
    expect(stored.get('address')?.version).toBe(1)
  })
})

describe('a line that is down', () => {
  it('loses nothing, and saves when it is back', async () => {
    const { saver, line, stored } = stand()
    line.cut = 'before'
    saver.type('unit', { name: '甲' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(saver.line).toBe('offline')
    saver.type('unit', { name: '甲公司' })
    line.cut = 'no'
    saver.resume()
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.line).toBe('up')
    expect(stored.get('unit')?.content).toEqual({ name: '甲公司' })
  })

  it('comes back by itself without being told', async () => {
    const { saver, line, stored } = stand()
    line.cut = 'before'
    saver.type('unit', { name: '甲' })
    await vi.advanceTimersByTimeAsync(700)
    line.cut = 'no'
    await vi.advanceTimersByTimeAsync(30_000)
    expect(stored.get('unit')?.content).toEqual({ name: '甲' })
    expect(saver.line).toBe('up')
  })

  it('does not take the own save for another’s when only the answer was lost', async () => {
    const { saver, line, stored } = stand()
    line.cut = 'after'
    saver.type('unit', { name: '甲' })
    await vi.advanceTimersByTimeAsync(600)
    saver.type('unit', { name: '甲公司' })
    line.cut = 'no'
    await vi.advanceTimersByTimeAsync(5000)
    expect(saver.groups.get('unit')?.theirs).toBeNull()
    expect(stored.get('unit')).toEqual({ content: { name: '甲公司' }, version: 2 })
  })

  it('waits for the person where the session has ended', async () => {
    const { saver, line, stored } = stand()
    line.signedOut = true
    saver.type('unit', { name: '甲' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saver.line).toBe('signed-out')
    expect(stored.size).toBe(0)
    line.signedOut = false
    saver.resume()
    await vi.advanceTimersByTimeAsync(100)
    expect(stored.get('unit')?.content).toEqual({ name: '甲' })
  })
})

describe('what this device kept from a tab that was closed', () => {
  it('is sent on top of the version it was typed on', async () => {
    const { saver, stored } = stand()
    stored.set('unit', { content: { name: '甲' }, version: 3 })
    saver.restore(
      'unit',
      typeInto(fromServer({ content: { name: '甲' }, version: 3 }), { name: '甲公司' }),
    )
    saver.meet('unit', { content: { name: '甲' }, version: 3 }, null)
    await vi.advanceTimersByTimeAsync(1000)
    expect(stored.get('unit')).toEqual({ content: { name: '甲公司' }, version: 4 })
  })

  it('is laid beside what another device saved since', async () => {
    const { saver, stored, heard } = stand()
    stored.set('unit', { content: { name: '乙' }, version: 4 })
    saver.restore(
      'unit',
      typeInto(fromServer({ content: { name: '甲' }, version: 3 }), { name: '甲公司' }),
    )
    saver.meet('unit', { content: { name: '乙' }, version: 4 }, null)
    await vi.advanceTimersByTimeAsync(5000)
    expect(heard).toEqual([])
    expect(saver.groups.get('unit')?.theirs).toEqual({ content: { name: '乙' }, version: 4 })
    saver.choose('unit', 'mine')
    await vi.advanceTimersByTimeAsync(100)
    expect(stored.get('unit')).toEqual({ content: { name: '甲公司' }, version: 5 })
  })
})

describe('settling before a submission', () => {
  it('sends at once and says when the server has everything', async () => {
    const { saver, stored } = stand()
    saver.type('unit', { name: '甲' })
    const settled = saver.settle()
    await vi.advanceTimersByTimeAsync(60)
    expect(await settled).toBe(true)
    expect(stored.get('unit')?.content).toEqual({ name: '甲' })
  })

  it('takes along what was typed while a save was under way', async () => {
    const { saver, stored } = stand()
    saver.type('unit', { name: '甲' })
    const settled = saver.settle()
    await vi.advanceTimersByTimeAsync(10)
    saver.type('unit', { name: '甲公司' })
    await vi.advanceTimersByTimeAsync(200)
    expect(await settled).toBe(true)
    expect(stored.get('unit')).toEqual({ content: { name: '甲公司' }, version: 2 })
  })

  it('says that it could not where the line is down', async () => {
    const { saver, line } = stand()
    line.cut = 'before'
    saver.type('unit', { name: '甲' })
    const settled = saver.settle()
    await vi.advanceTimersByTimeAsync(200)
    expect(await settled).toBe(false)
  })
})
