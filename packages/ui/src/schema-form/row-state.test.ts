import { formSpec } from '@guildhall/domain/blueprint/form'
import { describe, expect, it } from 'vitest'
import type { Sending, ShownProblem, ShownRemark } from './form-host.ts'
import { isEmptyRow, rowState, rowSummary } from './row-state.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'papers',
      title: '证书',
      groups: [
        {
          key: 'papers',
          repeat: { min: 0, max: 5, itemLabel: '证书', as: 'dialog' },
          fields: [
            { key: 'served', label: '起止年月', kind: 'period', required: false },
            { key: 'name', label: '名称', kind: 'text' },
            { key: 'scan', label: '附件', kind: 'file' },
          ],
        },
      ],
    },
  ],
})
const group = form.steps[0]!.groups[0]!

interface Given {
  problem?: string
  remarks?: ShownRemark[]
  files?: number
  sending?: Partial<Sending>
}

function host(given: Given = {}) {
  const { problem, remarks = [], files = 0, sending } = given
  const list = Array.from({ length: files }, () => ({}))
  return {
    optionsOf: () => [],
    problemAt: (path: string): ShownProblem | undefined =>
      problem && path.endsWith('.name') ? { path, message: problem } : undefined,
    remarksAt: (path: string) => remarks.filter((remark) => remark.path === path),
    files: {
      filesIn: () => list,
      sendingIn: (path: string) => (sending && path.endsWith('.scan') ? [sending] : []),
    },
  } as unknown as Parameters<typeof rowState>[1]
}

const place = (row: object) => {
  const whole = { _id: 'r1', ...row }
  return { form, group, answers: { papers: [whole] }, row: whole }
}
const remark = (mended: boolean) =>
  ({ id: 'n', path: 'papers[r1].name', mended }) as unknown as ShownRemark

describe('a row out of sight', () => {
  it('says what is missing until nothing is', () => {
    expect(rowState(place({}), host()).words).toBe('还差 2 项')
    expect(rowState(place({ name: '证' }), host()).words).toBe('还差 1 项')
    expect(rowState(place({ name: '证' }), host({ files: 1 }))).toEqual({
      status: 'done',
      words: '已填好',
    })
  })

  it('says first what is wrong, then what was remarked and is not mended', () => {
    const row = place({ name: '证' })
    const both = host({ problem: '太长', remarks: [remark(false)], files: 1 })
    expect(rowState(row, both).words).toBe('1 处要改')
    expect(rowState(row, host({ remarks: [remark(false)], files: 1 })).words).toBe('1 处批注待改')
    expect(rowState(row, host({ remarks: [remark(true)], files: 1 })).words).toBe('已填好')
    expect(rowState(place({}), host({ problem: '请填写', files: 1 })).words).toBe('还差 1 项')
  })

  it('says that a file is half-sent, and whether that waits for a person', () => {
    const words = (sending: Partial<Sending>, row: object = { name: '证' }) =>
      rowState(place(row), host({ sending: { failed: null, ...sending } })).words
    expect(words({ phase: 'sending' })).toBe('正在上传')
    expect(words({ phase: 'sending' }, {})).toBe('还差 1 项')
    expect(words({ phase: 'paused' }, {})).toBe('有文件没传完')
    expect(words({ phase: 'sending', failed: '文件打不开。' })).toBe('有文件没传上')
  })

  it('sums up what was answered, and knows when nothing was', () => {
    const row = place({ name: '造价工程师', served: { from: '2019-07', to: null } })
    expect(rowSummary(row, host())).toEqual(['造价工程师', '2019年7月至今'])
    expect(isEmptyRow(row, host())).toBe(false)
    expect(isEmptyRow(place({ name: ' ' }), host())).toBe(true)
    expect(isEmptyRow(place({}), host({ files: 1 }))).toBe(false)
  })
})
