import type { DocumentInput } from '@guildhall/documents/kinds'
import { printedSections, type PrintedSection } from '@guildhall/domain/forms/printed'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { PublishedBlueprint } from '../kernel/blueprint-store.ts'
import type { Deps } from '../kernel/deps.ts'
import { setPaper } from '../modules/cases/set-paper.ts'
import { lookupsOf } from '../modules/cases/form-context.ts'
import type { DemoCase, DemoFile, DemoPrint, DemoSubmission } from './types.ts'

type Sheet = DocumentInput<'sample-paper'>

const SAMPLE = '样张'
const NOTE = '样张：演示数据，不具任何效力'
/** As many letters as a seal's rim takes, and as many rows as a sheet. */
const RIM = 40
const ROWS = 8

/** A printed form or letter as PDF, with a stamp that says it is a sample. */
export function stampedPaper(
  documents: Deps['documents'],
  blueprint: PublishedBlueprint,
  { spec, holder, number, account }: DemoCase,
  print: DemoPrint,
): Promise<Uint8Array> {
  const paper = {
    ...print,
    kind: 'print' as const,
    unmask: true,
    accountMobile: account.mobile,
    caseNumber: number ?? '',
  }
  const sampleStamp = { around: holder.name.slice(0, RIM), centre: SAMPLE }
  return setPaper(documents, blueprint, spec, print.document, paper, sampleStamp)
}

/** A licence or certificate that shows what the case's own answers say. */
export function paperSheet(
  blueprint: PublishedBlueprint,
  { spec }: DemoCase,
  { answers, at }: DemoSubmission,
  file: DemoFile,
): Sheet {
  const sections = printedSections(spec.form, answers, lookupsOf(blueprint, true))
  const rows = sectionOf(sections, file.slot)?.items ?? []
  return {
    title: file.title,
    rows: rows
      .filter(({ text }) => text !== '')
      .slice(0, ROWS)
      .map(({ label, text }) => ({ label, value: text })),
    stamp: { around: '示例登记机关', centre: SAMPLE },
    issuedOn: dateInShanghai(at),
    note: NOTE,
  }
}

/** The sheet that stands for all papers which are no longer looked at. */
export function archivedSheet(): Sheet {
  return {
    title: '存档说明',
    rows: [{ label: '原件', value: '已随事项归档，存于协会档案' }],
    stamp: { around: '示例档案', centre: SAMPLE },
    issuedOn: '2026-01-01',
    note: NOTE,
  }
}

/** The row of answers that a file field belongs to, else what the form asks first. */
function sectionOf(sections: readonly PrintedSection[], slot: string): PrintedSection | undefined {
  const row = slot.includes('.') ? slot.slice(0, slot.lastIndexOf('.')) : null
  return (
    sections.find(
      ({ items }) => row !== null && items.some(({ path }) => path.startsWith(`${row}.`)),
    ) ?? sections[0]
  )
}
