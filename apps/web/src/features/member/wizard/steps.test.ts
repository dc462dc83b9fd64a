import type { CaseView } from '../queries/case-view.ts'
import type { StepProgress } from '@guildhall/domain/forms/progress'
import { describe, expect, it } from 'vitest'
import type { PlacedRemark } from './shown-remarks.ts'
import { firstOpenStep, wizardSteps, type StepFacts } from './steps.ts'

const stamped = { key: 'stamped', label: '申请书', required: true, max: 1, stampedForm: true }
const scan = (current: boolean): CaseView['files'][number] => ({
  id: 'f',
  slot: 'stamped',
  name: '扫描件.pdf',
  mime: 'application/pdf',
  size: 1,
  pages: 2,
  printCheck: 'matched',
  current,
  uploadedAt: '2026-03-05T02:00:00.000Z',
})
const unit: StepProgress = {
  key: 'unit',
  title: '单位信息',
  state: 'done',
  total: 5,
  filled: 5,
  missing: 0,
  wrong: 0,
}
const untouched: StepProgress = { ...unit, key: 'more', title: '其他', total: 0, filled: 0 }
const openRemark = { step: 'unit', mended: false } as PlacedRemark
const mendedRemark = { step: 'unit', mended: true } as PlacedRemark
const missingScan = {
  code: 'required',
  message: '请上传申请书',
  path: 'stamped',
  step: 'papers',
  label: '申请书',
} as const

function steps(
  given: Partial<Omit<StepFacts, 'view'>> & { view?: Partial<StepFacts['view']> } = {},
) {
  return wizardSteps({
    progress: [unit],
    paperProblems: [],
    remarks: [],
    ...given,
    view: {
      guide: null,
      form: { steps: [] },
      attachments: [],
      prints: [],
      files: [],
      ...given.view,
    },
  })
}
const said = (...given: Parameters<typeof steps>) =>
  steps(...given).map((step) => `${step.title}：${step.said}`)

describe('the steps of an application', () => {
  it('say of one that may stay empty that it may', () => {
    expect(said({ progress: [untouched] })[0]).toBe('其他：可以不填')
  })

  it('begin with the guide where there is one, and end with the review', () => {
    const guide = { version: '2026 年版', acceptedAt: '2026-03-01T02:00:00.000Z' }
    expect(said({ view: { guide } })).toEqual([
      '阅读须知：已读，2026 年版',
      '单位信息：已填好',
      '核对并提交：还没有提交',
    ])
  })

  it('have no papers where none are asked for', () => {
    expect(steps().map(({ kind }) => kind)).toEqual(['form', 'review'])
  })

  it('tell how far a form step is', () => {
    expect(said({ progress: [{ ...unit, state: 'empty', filled: 0, missing: 4 }] })[0]).toBe(
      '单位信息：还没填',
    )
    expect(said({ progress: [{ ...unit, state: 'partial', missing: 2 }] })[0]).toBe(
      '单位信息：还差 2 项',
    )
    expect(said({ progress: [{ ...unit, state: 'wrong', wrong: 1 }] })[0]).toBe(
      '单位信息：1 处要处理',
    )
  })

  it('count a remark until it is mended', () => {
    expect(said({ remarks: [openRemark, mendedRemark] })[0]).toBe('单位信息：1 处要处理')
    expect(said({ remarks: [mendedRemark] })[0]).toBe('单位信息：已填好')
  })

  it('ask for a new stamp once an answer on paper has changed', () => {
    const view = { attachments: [stamped] }
    expect(said({ view: { ...view, files: [scan(true)] } })[1]).toBe('附件：已备齐')
    expect(said({ view: { ...view, files: [scan(false)] } })[1]).toBe('附件：要重新盖章')
    expect(said({ view, paperProblems: [missingScan] })[1]).toBe('附件：还没上传')
  })

  it('go on with the first that is not done', () => {
    expect(firstOpenStep(steps())?.key).toBe('review')
    expect(firstOpenStep(steps({ remarks: [openRemark] }))?.key).toBe('unit')
    expect(firstOpenStep(steps(), true)?.key).toBe('unit')
  })
})
