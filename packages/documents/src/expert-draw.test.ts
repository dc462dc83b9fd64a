import { describe, expect, it } from 'vitest'
import type { DocumentInput } from './kinds.ts'
import { NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

type Draw = DocumentInput<'expert-draw'>

const drawOf = (overrides: Partial<Draw> = {}): Draw => ({
  associationName: '样张咨询协会',
  title: '专家抽取名单',
  documentNumber: 'CQ2026-0007',
  printedOn: '2026-03-18',
  facts: [
    { label: '项目名称', value: '样张市第二水厂可行性研究评审' },
    { label: '评审专业', value: '造价、水利' },
  ],
  drawn: [
    { name: '样甲', employer: '样张设计院', reserve: false },
    { name: '样乙', employer: '样张造价咨询公司', reserve: false },
    { name: '样丙', employer: '样张大学', reserve: true },
  ],
  excluded: [{ name: '样丁', employer: '样张水务公司', reason: '任职于委托单位' }],
  candidates: 31,
  algorithm: 'sha256-rank-1',
  seed: 'ab'.repeat(32),
  candidatesHash: '01'.repeat(32),
  signatureLines: ['抽取人（签字）', '监督人（签字）', '委托单位（签字）'],
  ...overrides,
})

describe('the list of a draw', () => {
  it('names those drawn, the reserves, those kept out, and what it takes to repeat it', async () => {
    const text = await readText(setDocument('expert-draw', drawOf()))
    const facts = ['1样甲样张设计院', '3样丙样张大学', '样丁样张水务公司任职于委托单位', '共31人']
    for (const fact of [
      ...facts,
      'ab'.repeat(32),
      '01'.repeat(32),
      'CQ2026-0007',
      '监督人（签字）',
    ])
      expect(text).toContain(fact)
  })

  it('leaves out what there is none of', async () => {
    const [drawn] = drawOf().drawn
    const text = await readText(
      setDocument('expert-draw', drawOf({ drawn: drawn ? [drawn] : [], excluded: [] })),
    )
    expect(text).not.toContain('候补，')
    expect(text).not.toContain('回避的专家')
  })

  it('keeps fifty people with long names of units inside their cells', async () => {
    const drawn = Array.from({ length: 50 }, (_, at) => ({
      name: '欧阳样张丁戊己庚辛壬癸',
      employer: NAME_OF_60,
      reserve: at > 40,
    }))
    const pages = await readPages(setDocument('expert-draw', drawOf({ drawn })))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) {
      expect(charactersOutside(page, 30)).toEqual([])
      expect(overprinted(page)).toEqual([])
    }
  })
})
