import type { Sending } from '@guildhall/ui/schema-form/form-host'
import { expect, it } from 'vitest'
import type { CaseView } from '../queries/case-view.ts'
import { underWayItems, underWayWords } from './under-way.ts'

const sending = (slot: string, over: Partial<Sending> = {}): Sending => ({
  id: slot,
  slot,
  name: '执照.jpg',
  sent: 43,
  total: 100,
  phase: 'sending',
  wrong: null,
  failed: null,
  canRetry: false,
  ...over,
})
const form = {
  steps: [
    { key: 'self', groups: [{ key: 'identity' }] },
    { key: 'past', groups: [{ key: 'works' }] },
  ],
} as unknown as CaseView['form']

it('names each half-sent file on the step where it stands', () => {
  const items = underWayItems(
    [sending('licence'), sending('works[a1].proof', { phase: 'paused' })],
    form,
  )
  expect(items).toMatchObject([
    { step: 'papers', path: 'licence', label: '执照.jpg', word: '在传', note: '已传 43%' },
    { step: 'past', path: 'works[a1].proof', word: '没传完', note: '已传 43%，选同一个文件继续' },
  ])
})

it('says which file a submission waits for', () => {
  expect(underWayWords([])).toBe('')
  expect(underWayWords([sending('a'), sending('b', { name: '证书.pdf' })])).toBe(
    '“执照.jpg”、“证书.pdf”还没有传完，没有提交。请等传完，或者先取消它。',
  )
})
