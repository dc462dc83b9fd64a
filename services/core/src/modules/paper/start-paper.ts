import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import type { StartPaper } from '@guildhall/contract/paper'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import { applicationOf, blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { answersKnown } from '../cases/first-answers.ts'
import { openDraft } from '../cases/open-draft.ts'
import { findEntered } from './find-entered.ts'

/**
 * Begins an application that came on paper, for a unit or a person without a login: a new party, and
 * a draft that belongs to the colleague who enters it until the party claims its account. The join
 * guide is not asked for: what was agreed to stands on the paper, and the event says so.
 */
export async function startPaper(
  ctx: SignedInContext,
  input: StartPaper,
): Promise<{ caseId: string }> {
  const current = await blueprintInForce(ctx)
  const spec = applicationOf(current, input.application)
  const type = current.content.identityTypes.find(({ slug }) => slug === spec.identityType)
  if (!type || !certifies(spec.kind)) throw new DomainError('not-found')
  const begin = () => findOrBegin(ctx, input, spec, type.party)
  try {
    return await begin()
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error
    return begin()
  }
}

function findOrBegin(
  ctx: SignedInContext,
  { key: caseId, name }: StartPaper,
  spec: ApplicationSpec,
  kind: 'unit' | 'person',
): Promise<{ caseId: string }> {
  return transact(ctx, async ({ tx, record: note }) => {
    if (await findEntered(ctx, tx, caseId)) return { caseId }
    const party = { id: newId(), kind, name }
    await tx.party.create({ data: party, select: { id: true } })
    const { accountId } = ctx.actor
    await openDraft(ctx, tx, {
      caseId,
      spec,
      party,
      accountId,
      enteredBy: accountId,
      onPaper: true,
      answers: answersKnown(spec, { 'party-name': name }),
    })
    note({
      kind: 'case.entered',
      subjectType: 'case',
      subjectId: caseId,
      facts: {
        application: spec.slug,
        onPaper: true,
        ...(spec.needsGuide ? { guide: 'on-paper' } : {}),
      },
    })
    return { caseId }
  })
}
