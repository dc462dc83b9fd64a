import { afterAll, describe, expect, it } from 'vitest'
import { closeFileReader } from './file-reader.ts'
import { inspectPdf } from './preview.ts'
import { buildForm } from './testing/build-document-data.ts'
import { buildEncryptedPdf, buildPackedPdf, buildPdf, pageObjects } from './testing/build-pdf.ts'
import { setDocument } from './testing/set-document.ts'

afterAll(closeFileReader)

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>'

/** Objects of a PDF with something active in it, and what it should be called. */
const ACTIVE: [string, string[], string][] = [
  ['a script on opening', pageObjects({ catalogue: `/OpenAction${SCRIPT}` }), 'javascript'],
  [
    'a named script',
    pageObjects({ catalogue: `/Names<</JavaScript<</Names[(a)${SCRIPT}]>>>>` }),
    'javascript',
  ],
  [
    'a script in another spelling',
    pageObjects({ page: '/AA<</O<</S/J#61vaScript/JS(1)>>>>' }),
    'javascript',
  ],
  [
    'a program to launch',
    pageObjects({ page: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd)>>>>]' }),
    'launch',
  ],
  [
    'an action of a page',
    pageObjects({ page: '/AA<</O<</S/URI/URI(http://x)>>>>' }),
    'automatic-action',
  ],
  [
    'a request on opening',
    pageObjects({ catalogue: '/OpenAction 4 0 R', more: ['<</S/URI/URI(http://x)>>'] }),
    'automatic-action',
  ],
  [
    'an embedded file',
    pageObjects({
      catalogue: '/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F 4 0 R>>>>]>>>>',
      more: ['<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream'],
    }),
    'embedded-file',
  ],
  [
    'rich media',
    pageObjects({ page: '/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]' }),
    'rich-media',
  ],
  [
    'a form that is sent away',
    pageObjects({
      page: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://x)>>>>]',
    }),
    'remote-action',
  ],
]

describe('inspecting a PDF', () => {
  it('finds nothing in a form of our own', async () => {
    const inspection = await inspectPdf(setDocument('application-form', buildForm()))
    expect(inspection).toEqual({ pages: 1, encrypted: false, activeContent: false, findings: [] })
  })

  it.each(ACTIVE)('finds %s', async (_, objects, finding) => {
    const inspection = await inspectPdf(buildPdf(objects))
    expect(inspection.activeContent).toBe(true)
    expect(inspection.findings).toContain(finding)
  })

  it.each(ACTIVE.filter(([name]) => name !== 'an embedded file'))(
    'finds %s inside a compressed object stream',
    async (_, objects, finding) => {
      const packed = buildPackedPdf(objects)
      expect(packed.toString('latin1')).not.toMatch(/JavaScript|Launch|RichMedia/)
      expect((await inspectPdf(packed)).findings).toContain(finding)
    },
  )

  it.each([
    ['an array', '/OpenAction[3 0 R/Fit]', []],
    ['an action', '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>', []],
    ['a reference', '/OpenAction 4 0 R', ['<</S/GoTo/D[3 0 R/Fit]>>']],
  ])('lets a scanner say by %s which page to open', async (_, catalogue, more) => {
    expect((await inspectPdf(buildPdf(pageObjects({ catalogue, more })))).activeContent).toBe(false)
  })

  it('is not misled by words in texts', async () => {
    const objects = pageObjects({ page: '/Note(see /Launch \\(and /AA)' })
    const packed = buildPackedPdf(objects)
    expect((await inspectPdf(packed)).activeContent).toBe(false)
  })

  it('says when a PDF is encrypted but opens', async () => {
    expect(await inspectPdf(buildEncryptedPdf(''))).toMatchObject({ pages: 1, encrypted: true })
  })

  it('refuses a PDF that needs a password', async () => {
    await expect(inspectPdf(buildEncryptedPdf('secret'))).rejects.toMatchObject({
      code: 'documents.password_protected',
    })
  })

  it.each(['', 'hello', '%PDF-1.4\n', '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n'])(
    'refuses %j, which is no PDF',
    async (text) => {
      await expect(inspectPdf(Buffer.from(text))).rejects.toMatchObject({
        code: 'documents.unreadable_file',
      })
    },
  )
})
