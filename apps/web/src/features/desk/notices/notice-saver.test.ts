import { expect, it } from 'vitest'
import {
  createNoticeSaver,
  type NoticeContent,
  type SaveAnswer,
  type SaveState,
} from './notice-saver.ts'

const typed = (title: string): NoticeContent => ({
  title,
  html: '',
  audience: { kind: 'members' },
  pinned: false,
  withSms: false,
})

function setUp(answers: SaveAnswer[]) {
  const sent: { title: string; version: number }[] = []
  const states: SaveState['kind'][] = []
  let kept: NoticeContent | null = null
  let due: (() => void) | null = null
  const saver = createNoticeSaver(
    {
      save: async ({ title }, version) => {
        sent.push({ title, version })
        return answers.shift() ?? { kind: 'saved', version: version + 1, savedAt: 'now' }
      },
      keep: (content) => (kept = content),
      tell: ({ kind }) => states.push(kind),
      after: (_, run) => {
        due = run
        return () => (due = null)
      },
    },
    3,
    null,
  )
  return { saver, sent, states, kept: () => kept, isWaiting: () => due !== null }
}

it('saves the newest after a pause, with the version that it has by then', async () => {
  const { saver, sent, states, kept } = setUp([])
  saver.change(typed('甲'))
  saver.change(typed('甲乙'))
  expect(kept()?.title).toBe('甲乙')
  const first = saver.flush()
  saver.change(typed('甲乙丙'))
  await first
  await saver.flush()
  expect(sent).toEqual([
    { title: '甲乙', version: 3 },
    { title: '甲乙丙', version: 4 },
  ])
  expect(states.at(-1)).toBe('saved')
  expect(kept()).toBeNull()
})

it('keeps what was typed while no answer comes, and tries again', async () => {
  const { saver, kept, isWaiting, states } = setUp([{ kind: 'offline' }])
  saver.change(typed('甲'))
  expect(await saver.flush()).toBe(false)
  expect(states.at(-1)).toBe('offline')
  expect(kept()?.title).toBe('甲')
  expect(isWaiting()).toBe(true)
  expect(await saver.flush()).toBe(true)
})

it('stops at another’s version until somebody has chosen', async () => {
  const { saver, sent, kept } = setUp([{ kind: 'conflict', message: '林老师刚刚改过' }])
  saver.change(typed('我的'))
  expect(await saver.flush()).toBe(false)
  saver.change(typed('我的二'))
  expect(await saver.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(kept()?.title).toBe('我的二')
  expect(await saver.overwrite(9)).toBe(true)
  expect(sent.at(-1)).toEqual({ title: '我的二', version: 9 })
})
