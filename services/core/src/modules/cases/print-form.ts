import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import type { SignedInContext } from '../../kernel/context.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { randomCode } from '../../kernel/random-code.ts'
import { transact } from '../../kernel/transact.ts'
import { lockCase, readOwnCase } from './case-record.ts'
import { formContext } from './form-context.ts'
import { isPrintStale, latestPrint, printHash } from './prints.ts'
import { readDraft } from './read-draft.ts'
import { openAnswers, sealAnswers, vaultOf } from './secret-answers.ts'

/**
 * Fixes the answers that the application form shows, under a number of their own. The same answers
 * give the same print again; the case takes its number with the first. Refuses what is not filled in.
 */
export async function printForm(ctx: SignedInContext, input: { caseId: string }) {
  const { record: own, spec, blueprint } = await readOwnCase(ctx, input.caseId)
  // Who entered it has the paper in hand already.
  if (!spec.printedForm || own.enteredBy) throw new DomainError('not-found')
  return transact(ctx, async ({ tx, record: note }) => {
    const record = await lockCase(tx, input.caseId)
    if (record.state !== 'draft' && record.state !== 'returned')
      throw new DomainError('case.action-not-allowed')
    const { answers } = await readDraft(tx.sql, record.id)
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
    const last = await latestPrint(tx, record.id)
    if (last && !isPrintStale(spec, answers, last)) return printed(record.id, last.number)
    if (!record.number) {
      const number = await nextNumber(
        tx,
        `case:${spec.slug}`,
        spec.numberPattern,
        ctx.deps.clock.now(),
      )
      await tx.case.updateMany({ where: { id: record.id }, data: { number } })
    }
    const number = (last?.number ?? 0) + 1
    await tx.formPrint.create({
      data: {
        id: newId(),
        caseId: record.id,
        number,
        code: randomCode(16),
        contentHash: printHash(spec, answers),
        answers: sealAnswers(
          vaultOf(ctx),
          spec.form,
          normaliseAnswers(spec.form, answers),
        ) as object,
        blueprintVersionId: blueprint.id,
        printedAt: ctx.deps.clock.now(),
      },
      select: { id: true },
    })
    note({
      kind: 'case.printed',
      subjectType: 'case',
      subjectId: record.id,
      facts: { print: number },
    })
    return printed(record.id, number)
  })
}

function printed(caseId: string, number: number) {
  return { number, url: `/cases/${caseId}/form.pdf?print=${number}` }
}
