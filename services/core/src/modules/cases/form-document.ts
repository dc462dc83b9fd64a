import type { DocumentInput } from '@guildhall/documents/kinds'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { FormSpec } from '@guildhall/domain/blueprint/form'
import type { Lookups } from '@guildhall/domain/forms/lookups'
import { printedSections, type PrintedSection } from '@guildhall/domain/forms/printed'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { lookupsOf } from './form-context.ts'
import { blankSections } from './blank-sections.ts'
import { printQr } from './print-code.ts'

/**
 * What a paper is set for: one `print` of a case, a `copy` with what is known of an account, or a
 * `blank` one to be filled in by hand. Only a print has number, version and code.
 */
export type PaperToSet =
  | {
      kind: 'print'
      caseNumber: string
      number: number
      code: string
      /** Opened. */
      answers: unknown
      /** Whether secret answers stand in full. */
      unmask: boolean
      accountMobile: string
      printedAt: Date
    }
  | { kind: 'copy'; answers: unknown; accountMobile: string; on: string }
  | { kind: 'blank'; on: string }

/** The head of a stamped paper: whose it is, and for a print its number, version and code. */
export function paperHead(blueprint: PublishedBlueprint, title: string, paper: PaperToSet) {
  const head = { associationName: blueprint.content.branding.name, title }
  if (paper.kind !== 'print') return { ...head, printedOn: paper.on, blank: paper.kind === 'blank' }
  return {
    ...head,
    formNumber: paper.caseNumber,
    printVersion: String(paper.number),
    printedOn: dateInShanghai(paper.printedAt),
    qrText: printQr(paper.code),
  }
}

/** What codes on a paper stand for; secret answers in full where the paper may show them. */
export function paperLookups(blueprint: PublishedBlueprint, paper: PaperToSet): Lookups {
  return lookupsOf(blueprint, paper.kind !== 'print' || paper.unmask)
}

/** What an application form is set from: the answers as people read them, in form order. */
export function formDocument(
  blueprint: PublishedBlueprint,
  { form, label, printedForm }: ApplicationSpec,
  paper: PaperToSet,
): DocumentInput<'application-form'> {
  const lookups = paperLookups(blueprint, paper)
  return {
    ...paperHead(blueprint, printedForm?.title ?? label, paper),
    sections:
      paper.kind === 'blank'
        ? blankSections(form, lookups)
        : presentSections(form, printedSections(form, paper.answers, lookups)),
    declaration: printedForm?.declaration ?? '',
    stampLabel: printedForm?.stampLabel ?? '',
    signatureLines: printedForm?.signatureLines ?? [],
  }
}

type FormSections = DocumentInput<'application-form'>['sections']

/** A plain group as rows of label and value; the rows of a repeated one as a table. */
function presentSections(form: FormSpec, sections: readonly PrintedSection[]): FormSections {
  const repeated = new Map(
    form.steps.flatMap((step) =>
      step.groups
        .filter((group) => group.repeat)
        .map((group) => [group.key, group.title ?? step.title]),
    ),
  )
  const seen = new Set<string>()
  return sections.flatMap((section): FormSections => {
    const heading = repeated.get(section.group)
    if (heading === undefined)
      return [
        {
          heading: section.title,
          rows: section.items.map((item) => ({ label: item.label, value: item.text })),
        },
      ]
    if (seen.has(section.group)) return []
    seen.add(section.group)
    return [{ heading, table: tableOf(sections.filter((each) => each.group === section.group)) }]
  })
}

function tableOf(rows: readonly PrintedSection[]) {
  const columns = [...new Set(rows.flatMap((row) => row.items.map((item) => item.label)))]
  const cell = (row: PrintedSection, column: string) =>
    row.items.find((item) => item.label === column)?.text ?? ''
  return { columns, rows: rows.map((row) => columns.map((column) => cell(row, column))) }
}
