import type { DocumentInput } from '@guildhall/documents/kinds'
import { DomainError } from '@guildhall/contract/errors'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { printedSections, type PrintedSection } from '@guildhall/domain/forms/printed'
import type { FormSpec } from '@guildhall/domain/blueprint/form'
import { canSee, isOwn } from '@guildhall/domain/permissions/cases'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, readCase } from './case-record.ts'
import { lookupsOf } from './form-context.ts'
import { printQr } from './print-code.ts'

/** The PDF of one print of a case's application form, for its applicant and for those who review it. */
export async function renderForm(ctx: SignedInContext, caseId: string, number: number): Promise<Uint8Array> {
  const { record, spec: current } = await readCase(ctx, caseId)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (!isOwn(ctx.actor, facts) && !canSee(ctx.actor, facts, current.workflow.stages)) throw new DomainError('not-found')
  const print = await ctx.deps.database.tenantDb(ctx.tenant.id).formPrint.findFirst({
    where: { caseId, number },
    select: { code: true, answers: true, blueprintVersionId: true, printedAt: true },
  })
  if (!print) throw new DomainError('not-found')
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, print.blueprintVersionId)
  const spec = applicationOf(blueprint, record.application)
  if (!spec.printedForm) throw new DomainError('not-found')
  const sections = printedSections(spec.form, print.answers, lookupsOf(blueprint, true))
  return ctx.deps.documents.pdf('application-form', {
    associationName: blueprint.content.branding.name,
    title: spec.printedForm.title,
    formNumber: record.number ?? '',
    printVersion: String(number),
    printedOn: dateInShanghai(print.printedAt),
    qrText: printQr(print.code),
    sections: presentSections(spec.form, sections),
    declaration: spec.printedForm.declaration,
    stampLabel: spec.printedForm.stampLabel,
    signatureLines: spec.printedForm.signatureLines,
  })
}

type FormSections = DocumentInput<'application-form'>['sections']

/** A plain group as rows of label and value; the rows of a repeated one as a table. */
function presentSections(form: FormSpec, sections: readonly PrintedSection[]): FormSections {
  const repeated = new Map(form.steps.flatMap((step) => step.groups.filter((group) => group.repeat).map((group) => [group.key, group.title ?? step.title])))
  const seen = new Set<string>()
  return sections.flatMap((section): FormSections => {
    const heading = repeated.get(section.group)
    if (heading === undefined) return [{ heading: section.title, rows: section.items.map((item) => ({ label: item.label, value: item.text })) }]
    if (seen.has(section.group)) return []
    seen.add(section.group)
    return [{ heading, table: tableOf(sections.filter((each) => each.group === section.group)) }]
  })
}

function tableOf(rows: readonly PrintedSection[]) {
  const columns = [...new Set(rows.flatMap((row) => row.items.map((item) => item.label)))]
  const cell = (row: PrintedSection, column: string) => row.items.find((item) => item.label === column)?.text ?? ''
  return { columns, rows: rows.map((row) => columns.map((column) => cell(row, column))) }
}
