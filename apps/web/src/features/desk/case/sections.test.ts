import type { CaseRemark } from '@guildhall/contract/common'
import {
  sampleForm,
  sampleLookups,
  wholeAnswers,
} from '@guildhall/domain/forms/testing/sample-form'
import { describe, expect, it } from 'vitest'
import { sectionsOf, vanished } from './sections.ts'

const remark = (facts: Partial<CaseRemark>): CaseRemark => ({
  id: '00000000-0000-7000-8000-000000000001',
  path: 'unit.name',
  text: '请核对',
  author: '林老师',
  sentAt: null,
  submissionNumber: 1,
  ...facts,
})

function open(facts: Partial<Parameters<typeof sectionsOf>[0]> = {}) {
  return {
    form: sampleForm,
    options: { nature: [{ code: 'state', label: '国有企业' }] },
    answers: wholeAnswers(),
    masked: [],
    changes: [],
    files: [],
    remarks: [],
    ...facts,
  }
}
const lineAt = (sections: ReturnType<typeof sectionsOf>, path: string) =>
  sections.flatMap((section) => section.lines).find((line) => line.path === path)

describe('the answers beside the papers', () => {
  it('stand in form order, each row of a repeated group under its own head', () => {
    const sections = sectionsOf(open(), sampleLookups.division)
    expect(sections.map((section) => section.title)).toEqual(['单位', '联系人 1', '联系人 2'])
    expect(lineAt(sections, 'unit.nature')?.text).toBe('国有企业')
    expect(lineAt(sections, 'unit.place')?.text).toBe('山西省长治市')
    expect(lineAt(sections, 'unit.staff')?.text).toBe('')
  })

  it('show what the server masked as it came', () => {
    const answers = {
      ...wholeAnswers(),
      contacts: [{ _id: 'r1', name: '段晓', mobile: '185****0000' }],
    }
    const line = lineAt(
      sectionsOf(open({ answers, masked: ['contacts[r1].mobile'] })),
      'contacts[r1].mobile',
    )
    expect(line).toMatchObject({ text: '185****0000', masked: true })
  })

  it('tell what stood there before, but never of a masked one', () => {
    const changes = [
      { path: 'unit.group', label: '所属集团', before: '云岭集团', after: '无' },
      {
        path: 'contacts[r1].mobile',
        label: '联系人 1 · 手机号码',
        before: '18500000009',
        after: '',
      },
    ]
    const sections = sectionsOf(open({ changes, masked: ['contacts[r1].mobile'] }))
    expect(lineAt(sections, 'unit.group')).toMatchObject({ differs: true, before: '云岭集团' })
    expect(lineAt(sections, 'contacts[r1].mobile')).toMatchObject({ differs: true, before: '' })
  })

  it('name what is gone with its row', () => {
    const gone = { path: 'contacts[r9].name', label: '联系人 3 · 姓名', before: '江立', after: '' }
    const shown = open({ changes: [gone] })
    expect(vanished(shown, sectionsOf(shown))).toEqual([gone])
  })

  it('carry the remarks of earlier returns, and not those still being written', () => {
    const sent = remark({ sentAt: '2026-03-03T01:40:00.000Z' })
    const sections = sectionsOf(open({ remarks: [sent, remark({ text: '还没送出' })] }))
    expect(lineAt(sections, 'unit.name')?.said).toEqual([sent])
  })

  it('carry the papers of a file field', () => {
    const file = {
      id: '00000000-0000-7000-8000-000000000002',
      slot: 'contacts[r1].proof',
      name: '任职证明.pdf',
      mime: 'application/pdf',
      size: 1,
      pages: 1,
      printCheck: 'none' as const,
      current: true,
      uploadedAt: '2026-03-02T08:00:00.000Z',
      isNew: false,
    }
    expect(lineAt(sectionsOf(open({ files: [file] })), 'contacts[r1].proof')?.files).toEqual([file])
  })
})
