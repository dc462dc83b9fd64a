import { describe, expect, it } from 'vitest'
import { documentSchemas } from './kinds.ts'
import { buildCertificate, NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

const PERSON = { holderKind: 'person', holderName: '欧阳样张', titleLabel: '自然人' } as const

describe('the certificate', () => {
  it('is one A4 page that lies, with all its facts', async () => {
    const pages = await readPages(setDocument('certificate', buildCertificate()))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.width).toBeCloseTo(841.9, 0)
    expect(pages[0]?.height).toBeCloseTo(595.3, 0)
    const facts = [
      '临江省第二电力建设有限公司',
      '系本会理事单位，特发此证。',
      '会员编号2019-0387',
      '入会时间2019年4月16日',
      '统一社会信用代码91990100MA0001234F',
      '分支机构火电建设分会',
      '有效期2026年1月1日至2026年12月31日',
      '证书编号2026-00387',
      '二〇二六年一月五日',
      '二〇二六年度',
      '样张均为虚构，不具效力',
    ]
    for (const fact of facts) expect(pages[0]?.text).toContain(fact)
  })

  it('gives a person no credit code and says what it was certified as', async () => {
    const person = buildCertificate({ ...PERSON, creditCode: undefined, branchName: undefined })
    const text = await readText(setDocument('certificate', person))
    expect(text).toContain('认证为本会自然人')
    expect(text).not.toContain('信用代码')
  })

  it('refuses a credit code for a person', () => {
    expect(documentSchemas.certificate.safeParse(buildCertificate(PERSON)).success).toBe(false)
  })

  it('is valid until revoked where no last day is given', async () => {
    const open = buildCertificate({ validThrough: undefined })
    const text = await readText(setDocument('certificate', open))
    expect(text).toContain('自2026年1月1日起')
    expect(text).not.toContain('年度')
  })

  it.each([1, 13, 17, 21, 30, 45, 60, 120])(
    'fits a holder’s name of %i characters',
    async (length) => {
      const holderName = (NAME_OF_60 + NAME_OF_60).slice(0, length)
      const longest = buildCertificate({
        holderName,
        associationName: '长'.repeat(40),
        branchName: '支'.repeat(60),
        memberNumber: '9'.repeat(60),
        certificateNumber: 'C'.repeat(40),
        titleLabel: '名誉副会长单位',
        documentTitle: '单位会员资格证书',
        seal: { around: '印'.repeat(40), centre: '电子会员证专用章样章' },
      })
      const [page, ...more] = await readPages(setDocument('certificate', longest))
      expect(more).toEqual([])
      if (page === undefined) throw new Error('no page')
      expect(page.text).toContain(holderName)
      expect(charactersOutside(page, 8)).toEqual([])
      const stacked = overprinted(page).filter((pair) => !pair.includes('印'))
      expect(stacked).toEqual([])
    },
  )

  it('breaks a holder’s name of 60 Latin letters', async () => {
    const [page] = await readPages(
      setDocument('certificate', buildCertificate({ holderName: 'Wm'.repeat(30) })),
    )
    expect(page?.text).toContain('Wm'.repeat(30))
    const reach = page?.characters.filter(({ character }) => /[Wm]/.test(character)) ?? []
    expect(Math.max(...reach.map(({ right }) => right))).toBeLessThan((78 + 189 + 1) * (72 / 25.4))
  })

  it('prints markup in names as it was typed', async () => {
    const holderName = '#panic("x") *甲* $x$'
    const text = await readText(setDocument('certificate', buildCertificate({ holderName })))
    expect(text).toContain('#panic("x")*甲*$x$')
  })

  it('gives the same bytes for the same data', () => {
    const first = setDocument('certificate', buildCertificate())
    expect(Buffer.compare(first, setDocument('certificate', buildCertificate()))).toBe(0)
  })

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    '<svg onload="x()"></svg>',
    'no drawing at all',
  ])('refuses the emblem %s', (emblemSvg) => {
    const parsed = documentSchemas.certificate.safeParse(buildCertificate({ emblemSvg }))
    expect(parsed.success).toBe(false)
  })

  it('draws an emblem that only draws', async () => {
    const emblemSvg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#0b5c63"/></svg>'
    const text = await readText(setDocument('certificate', buildCertificate({ emblemSvg })))
    expect(text).toContain('会员编号')
  })
})
