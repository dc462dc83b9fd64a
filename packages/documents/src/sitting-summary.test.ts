import { describe, expect, it } from 'vitest'
import { ADDRESS_OF_60, buildSummary, NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

describe('the summary of a sitting', () => {
  it('says who was there, what was decided and what was left out', async () => {
    const text = await readText(setDocument('sitting-summary', buildSummary()))
    const facts = [
      '2026年第3次会长办公会会议纪要',
      '会议时间2026年3月18日',
      '应到11人，实到9人',
      '样张一公司入会申请通过',
      '样张二公司入会申请不通过非本行业',
      '样张三公司入会申请暂缓',
      '共审议3件：通过1件，不通过1件，暂缓1件。',
      '样张四公司会前已撤回',
    ]
    for (const fact of facts) expect(text).toContain(fact)
  })

  it('leaves the second part out when nothing was withdrawn', async () => {
    const text = await readText(setDocument('sitting-summary', buildSummary({ leftOut: [] })))
    expect(text).not.toContain('未列入表决')
  })

  it('keeps sixty long cases inside their cells, with a head on every page', async () => {
    const cases = Array.from({ length: 60 }, (_, index) => ({
      caseNumber: `RH-2026-${index}`,
      subject: NAME_OF_60,
      matter: '会员级别变更',
      outcome: 'deferred' as const,
      note: ADDRESS_OF_60,
    }))
    const pages = await readPages(setDocument('sitting-summary', buildSummary({ cases })))
    expect(pages.length).toBeGreaterThan(3)
    pages.slice(0, -1).forEach((page, index) => {
      expect(page.text).toContain('事项编号')
      expect(page.text).toContain(`第${index + 1}页共${pages.length}页`)
    })
    for (const page of pages) {
      expect(charactersOutside(page, 30)).toEqual([])
      expect(overprinted(page)).toEqual([])
    }
  })
})
