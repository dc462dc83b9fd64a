import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { formDocumentKey, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import type { SignedInContext } from '../../kernel/context.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { randomCode } from '../../kernel/random-code.ts'
import { transact } from '../../kernel/transact.ts'
import { lockCase, readOwnCase, type CaseInContext, type CaseRecord } from './case-record.ts'
import { formContext } from './form-context.ts'
import { accountMobileOf, latestPrint, printHash, type PrintSource } from './prints.ts'
import { readDraft } from './read-draft.ts'
import { openAnswers, sealAnswers, vaultOf } from './secret-answers.ts'

/**
 * Fixes the answers that a paper of the application shows (its form, or a letter), under a number of
 * its own. The same answers give the same print again; the case takes its number with the first.
 * Throws `print.not-ready` for what is not filled in, `not-found` for a paper there is none of.
 */
export async function printForm(
  ctx: SignedInContext,
  { caseId, document }: { caseId: string; document: string },
) {
  const own = await readOwnCase(ctx, caseId)
  // Who entered it has the paper in hand already.
  if (own.record.enteredBy) throw new DomainError('not-found')
  return transact(ctx, async ({ tx, record: note }) => {
    const record = await lockCase(tx, caseId)
    if (record.state !== 'draft' && record.state !== 'returned')
      throw new DomainError('case.action-not-allowed')
    const source = await sourceOf(tx, own.spec, record)
    const contentHash = printHash(own.spec, source, document)
    if (contentHash === null) throw new DomainError('not-found')
    demandFilled(ctx, own, source.answers)
    const last = await latestPrint(tx, caseId, document)
    if (last?.contentHash === contentHash) return printed(caseId, document, last.number)
    await giveNumber(ctx, tx, own.spec, record)
    const number = (last?.number ?? 0) + 1
    await tx.formPrint.create({
      data: {
        id: newId(),
        caseId,
        document,
        number,
        code: randomCode(16),
        contentHash,
        answers: sealAnswers(
          vaultOf(ctx),
          own.spec.form,
          normaliseAnswers(own.spec.form, source.answers),
        ) as object,
        accountMobile: document === formDocumentKey ? null : source.accountMobile,
        blueprintVersionId: own.blueprint.id,
        printedAt: ctx.deps.clock.now(),
      },
      select: { id: true },
    })
    note({
      kind: 'case.printed',
      subjectType: 'case',
      subjectId: caseId,
      facts: { document, print: number },
    })
    return printed(caseId, document, number)
  })
}

async function sourceOf(tx: Tx, spec: ApplicationSpec, record: CaseRecord): Promise<PrintSource> {
  const [{ answers }, accountMobile] = await Promise.all([
    readDraft(tx.sql, record.id),
    accountMobileOf(tx, spec, record.accountId),
  ])
  return { answers, accountMobile }
}

function demandFilled(ctx: SignedInContext, { spec, blueprint }: CaseInContext, answers: unknown) {
  const problems = validateAnswers(
    spec.form,
    openAnswers(vaultOf(ctx), spec.form, answers),
    'submit',
    formContext(blueprint, ctx.deps.clock),
  )
  if (problems.length > 0)
    throw new DomainError(
      'print.not-ready',
      {},
      problems.map(({ path, message }) => ({ path, message })),
    )
}

async function giveNumber(
  ctx: SignedInContext,
  tx: Tx,
  spec: ApplicationSpec,
  record: CaseRecord,
): Promise<void> {
  if (record.number) return
  const number = await nextNumber(tx, `case:${spec.slug}`, spec.numberPattern, ctx.deps.clock.now())
  await tx.case.updateMany({ where: { id: record.id }, data: { number } })
}

function printed(caseId: string, document: string, number: number) {
  return { number, url: `/cases/${caseId}/${document}.pdf?print=${number}` }
}
