import { DomainError } from '@guildhall/contract/errors'
import type { StartHandover } from '@guildhall/contract/paper'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { withCode } from '../accounts/with-code.ts'
import { answersKnown } from '../cases/first-answers.ts'
import { openDraft } from '../cases/open-draft.ts'
import { ownParty, refuseCertified } from '../cases/own-party.ts'
import { findEntered } from '../paper/find-entered.ts'
import { demandUnit } from './find-unit.ts'
import { findOrMakeAccount, unusablePassword } from './make-account.ts'
import type { UnitRecord } from './read-unit.ts'

/**
 * Begins a handover for somebody on the line: their mobile is proved by the code they read out, an
 * account is made for it where there is none, and the draft is filled in as far as it is known. The
 * stamped letter is uploaded next; another colleague decides. Throws `code.wrong`, `code.expired`,
 * `handover.acts-elsewhere`, `handover.staff-mobile`, `handover.open-already` or
 * `handover.unit-unknown`.
 */
export async function startHandover(
  ctx: SignedInContext,
  input: StartHandover,
): Promise<{ caseId: string }> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  if (await findEntered(ctx, db, input.key)) return { caseId: input.key }
  const spec = (await blueprintInForce(ctx)).content.applications.find(
    ({ kind }) => kind === 'handover',
  )
  if (!spec) throw new DomainError('not-found')
  const unit = await demandUnit(ctx, input.creditCode)
  const passwordHash = await unusablePassword(ctx)
  const { mobile, code } = input
  return withCode(ctx, { purpose: 'handover', mobile, code }, (work) =>
    begin(ctx, work, input, { spec, unit, passwordHash }),
  )
}

type Known = { spec: ApplicationSpec; unit: UnitRecord; passwordHash: string }

async function begin(
  ctx: SignedInContext,
  work: Work,
  { key: caseId, name, mobile }: StartHandover,
  { spec, unit, passwordHash }: Known,
): Promise<{ caseId: string }> {
  const { tx } = work
  const account = await findOrMakeAccount(ctx, work, { mobile, name, unit, spec, passwordHash })
  const party = await ownParty(ctx, tx, account, 'unit')
  await refuseCertified(tx, party.id, 'handover.acts-elsewhere')
  await refuseOpen(work, party.id)
  await openDraft(ctx, tx, {
    caseId,
    spec,
    party,
    accountId: account.id,
    enteredBy: ctx.actor.accountId,
    onPaper: false,
    answers: answersKnown(spec, {
      'credit-code': unit.creditCode,
      'party-name': unit.name,
      'contact-name': name,
      'contact-mobile': mobile,
    }),
  })
  work.record({
    kind: 'case.entered',
    subjectType: 'case',
    subjectId: caseId,
    facts: { application: spec.slug, partyId: unit.id, accountId: account.id },
  })
  return { caseId }
}

/** At most one open handover an account: the one there is may be another unit's. */
async function refuseOpen({ tx }: Work, partyId: string): Promise<void> {
  const open = await tx.case.findFirst({
    where: { partyId, kind: 'handover', state: { in: ['draft', 'submitted', 'returned'] } },
    select: { id: true },
  })
  if (open) throw new DomainError('handover.open-already')
}
