import { chineseNumeralDate, chineseYear, proseDate, splitCivilDate } from '../chinese-date.ts'
import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'
import { textWidth } from '../layout/text-width.ts'
import { qrSvg } from '../qr.ts'
import { guillocheSvg } from './guilloche.ts'

type Certificate = DocumentData<'certificate'>

interface Fact {
  label: string
  value: string
}

/** Ems of 11.5 pt beside a label, in one column or over the line; of 26 pt for the holder. */
const WIDTH = { left: 20, right: 9.2, whole: 35, holder: 19 }

/** Turns a certificate's data into what its template sets. */
export function prepareCertificate(data: Certificate): Record<string, unknown> {
  return {
    associationName: data.associationName,
    brandColor: data.brandColor,
    documentTitle: data.documentTitle,
    emblem: data.emblemSvg ?? null,
    termLabel: termLabel(data),
    certificateNumber: data.certificateNumber,
    holderName: breakLongRuns(data.holderName, WIDTH.holder),
    statement: statement(data),
    holderLabel: data.holderKind === 'unit' ? '单位名称' : '姓名',
    standingLabel: data.holderKind === 'unit' ? '会籍' : '身份',
    facts: factLines(facts(data)),
    qr: qrSvg(data.qrText, { border: 0 }),
    issuedOn: chineseNumeralDate(data.issuedOn),
    seal: data.seal ?? null,
    sample: data.sample ?? null,
    ground: guillocheSvg(data.brandColor),
  }
}

/** The sentence that certifies: a unit holds a title, a person is certified as something. */
function statement(data: Certificate): { before: string; title: string; after: string } {
  const before = data.holderKind === 'unit' ? '系本会' : '经审核，认证为本会'
  return { before, title: data.titleLabel, after: '，特发此证。' }
}

function facts(data: Certificate): Fact[] {
  const isUnit = data.holderKind === 'unit'
  const all: [string, string | undefined][] = [
    [isUnit ? '会员编号' : '编号', data.memberNumber],
    [isUnit ? '入会时间' : '认证时间', data.joinedOn && proseDate(data.joinedOn)],
    ['统一社会信用代码', data.creditCode],
    ['分支机构', data.branchName],
    ['有效期', validity(data)],
  ]
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function validity({ validFrom, validThrough }: Certificate): string {
  if (validThrough === undefined) return `自${proseDate(validFrom)}起`
  return `${proseDate(validFrom)}至${proseDate(validThrough)}`
}

/** Two facts stand on one line where both fit; the validity always has a line of its own. */
function factLines(all: Fact[]): Fact[][] {
  const lines: Fact[][] = []
  for (const fact of all) {
    const line = lines.at(-1)
    const first = line?.[0]
    const fits =
      first !== undefined &&
      line?.length === 1 &&
      textWidth(first.value) <= WIDTH.left &&
      textWidth(fact.value) <= WIDTH.right &&
      fact.label !== '有效期'
    if (fits) line?.push(fact)
    else lines.push([{ ...fact, value: breakLongRuns(fact.value, WIDTH.whole) }])
  }
  return lines
}

/** 二〇二六年度 below the title, if the certificate is for one calendar year. */
function termLabel({ validFrom, validThrough }: Certificate): string | null {
  if (validThrough === undefined) return null
  const { year } = splitCivilDate(validFrom)
  return splitCivilDate(validThrough).year === year ? `${chineseYear(year)}年度` : null
}
