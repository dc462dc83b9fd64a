import { expect, it } from 'vitest'
import { cleanPaste } from './clean-paste.ts'

it('makes lists of what Word types as bullets, and drops what it hides', () => {
  const word =
    '<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style>p.MsoNormal{margin:0}</style>' +
    '<h1>通知</h1>' +
    `<p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>甲</p>\n` +
    `<p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>乙<o:p></o:p></p>` +
    `<p class=MsoListParagraphCxSpFirst><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>丙</p>`
  expect(cleanPaste(word)).toBe(
    '<h2>通知</h2><ul><li><p>甲</p></li><li><p>乙</p></li></ul><ol><li><p>丙</p></li></ol>',
  )
})
