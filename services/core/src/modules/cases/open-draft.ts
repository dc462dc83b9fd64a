import type { Tx } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import type { SignedInContext } from '../../kernel/context.ts'

export type NewDraft = {
  caseId: string
  spec: ApplicationSpec
  party: { id: string; name: string }
  accountId: string
  /** The colleague who enters it for an applicant; `onPaper`: for one without a login. */
  enteredBy: string | null
  onPaper: boolean
  /** Of a renewal: the version of the identity that it is begun over. */
  baseVersion?: number | null
  /** What is known already. */
  answers: Answers
}

/** Writes a new draft with what is known already; at most one open case a party, type and kind. */
export async function openDraft(ctx: SignedInContext, tx: Tx, draft: NewDraft): Promise<void> {
  const { caseId, spec, party, accountId, enteredBy, onPaper } = draft
  const now = ctx.deps.clock.now()
  await tx.case.create({
    data: {
      id: caseId,
      application: spec.slug,
      kind: spec.kind,
      identityTypeSlug: spec.identityType,
      partyId: party.id,
      partyName: party.name,
      accountId,
      enteredBy,
      onPaper,
      baseVersion: draft.baseVersion ?? null,
      createdAt: now,
    },
    select: { id: true },
  })
  await tx.draftGroup.createMany({
    data: Object.entries(draft.answers).map(([groupKey, group]) => ({
      caseId,
      groupKey,
      content: group as object,
      version: 1,
      updatedBy: ctx.actor.accountId,
      updatedAt: now,
    })),
  })
}
