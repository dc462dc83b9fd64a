import type { DocumentInput } from '@guildhall/documents/kinds'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { FormSpec } from '@guildhall/domain/blueprint/form'
import { printedSections, type PrintedSection } from '@guildhall/domain/forms/printed'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { lookupsOf } from './form-context.ts'
import { printQr } from './print-code.ts'

/** One print of a case's application form. */
export type PrintToSet = {
  caseNumber: string
  number: number
  code: string
  /** Opened. */
  answers: unknown
  /** Whether secret answers stand in full. */
  unmask: boolean
  printedAt: Date
}

/** What the application form of one print is set from: the answers as people read them, in form order. */
export function formDocument(
  blueprint: PublishedBlueprint,
  { form, label, printedForm }: ApplicationSpec,
  print: PrintToSet,
): DocumentInput<'application-form'> {
  return {
    associationName: blueprint.content.branding.name,
    title: printedForm?.title ?? label,
    formNumber: print.caseNumber,
    printVersion: String(print.number),
    printedOn: dateInShanghai(print.printedAt),
    qrText: printQr(print.code),
    sections: presentSections(
      form,
      printedSections(form, print.answers, lookupsOf(blueprint, print.unmask)),
    ),
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
