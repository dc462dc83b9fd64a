import type { FormProblem } from '@guildhall/domain/forms/problem'
import { expect, it } from 'vitest'
import { missingItems } from './missing-items.ts'
import type { PlacedRemark } from './shown-remarks.ts'

const attachments = [{ key: 'stamped', label: '申请书', required: true, max: 1, stampedForm: true }]
const form = { steps: [{ key: 'unit', title: '单位信息', groups: [] }] }
const scan = { id: 'f', slot: 'stamped', name: '', mime: '', size: 1, pages: 1, printCheck: 'matched', uploadedAt: '' } as const
const missing: FormProblem = { code: 'required', message: '请填写名称', path: 'unit.name', step: 'unit', label: '名称' }

it('names what is missing with the step it stands on', () => {
  const items = missingItems({ attachments, form, files: [] }, [missing], [])
  expect(items).toMatchObject([{ word: '没填', label: '名称', step: 'unit', path: 'unit.name' }])
})

it('names a scan that does not count any more', () => {
  const files = [{ ...scan, current: false }]
  expect(missingItems({ attachments, form, files }, [], [])).toMatchObject([{ word: '重盖', step: 'papers' }])
  expect(missingItems({ attachments, form, files: [{ ...scan, current: true }] }, [], [])).toEqual([])
})

it('names remarks that are not changed yet, also one on the whole', () => {
  const remark = { id: 'r', path: '', text: '请补盖骑缝章', mended: false, step: null, label: '整份申请' } as PlacedRemark
  expect(missingItems({ attachments, form, files: [] }, [], [remark])).toMatchObject([
    { word: '待改', label: '整份申请', note: '请补盖骑缝章' },
  ])
})
