import type { FormProblem } from '@guildhall/domain/forms/problem'
import { expect, it } from 'vitest'
import { missingItems } from './missing-items.ts'
import type { PlacedRemark } from './shown-remarks.ts'

const attachments = [{ key: 'stamped', label: '申请书', required: true, max: 1, stampedForm: true }]
const form = { steps: [{ key: 'unit', title: '单位信息', groups: [] }] }
const scan = {
  id: 'f',
  slot: 'stamped',
  name: '',
  mime: '',
  size: 1,
  pages: 1,
  printCheck: 'matched',
  uploadedAt: '',
} as const
const missing: FormProblem = {
  code: 'required',
  message: '请填写名称',
  path: 'unit.name',
  step: 'unit',
  label: '名称',
}

it('names what is missing with the step it stands on', () => {
  const items = missingItems({ attachments, form, files: [] }, [missing], [])
  expect(items).toMatchObject([{ word: '没填', label: '名称', step: 'unit', path: 'unit.name' }])
})

it('names a scan that does not count any more', () => {
  const files = [{ ...scan, current: false }]
  expect(missingItems({ attachments, form, files }, [], [])).toMatchObject([
    { word: '重盖', step: 'papers' },
  ])
  expect(missingItems({ attachments, form, files: [{ ...scan, current: true }] }, [], [])).toEqual(
    [],
  )
})

it('names remarks that are not changed yet, and leaves those on the whole to the head of each step', () => {
  const remark = {
    id: 'r',
    path: 'unit.name',
    text: '写全称',
    mended: false,
    step: 'unit',
    label: '名称',
  } as PlacedRemark
  const whole = { ...remark, id: 'w', path: '', step: null }
  expect(missingItems({ attachments, form, files: [] }, [], [remark, whole])).toMatchObject([
    { word: '待改', label: '名称', note: '写全称' },
  ])
})
