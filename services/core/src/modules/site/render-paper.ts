import { DomainError } from '@guildhall/contract/errors'
import { printedPapers, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import type { RequestContext, SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { firstAnswers } from '../cases/first-answers.ts'
import type { PaperToSet } from '../cases/form-document.ts'
import { readDraft } from '../cases/read-draft.ts'
import { openAnswers, vaultOf } from '../cases/secret-answers.ts'
import { certifiedAnswers } from '../members/write-identity-version.ts'
import { setPaper } from '../cases/set-paper.ts'
import { isListed } from './list-downloads.ts'

type Asked = { application: string; document: string }

/**
 * A paper of an application as PDF to be printed: blank, or for `signedIn` with what is known of the
 * account. It carries no number and no code: what is handed in online is printed from the case.
 */
export async function renderPaper(
  ctx: RequestContext,
  { application, document }: Asked,
  signedIn: SignedInContext | null,
): Promise<{ title: string; pdf: Uint8Array }> {
  const blueprint = await ctx.deps.blueprints.current(ctx.tenant.id)
  if (!isListed(blueprint.content, application, document)) throw new DomainError('not-found')
  const spec = applicationOf(blueprint, application)
  const on = todayOf(ctx.deps.clock)
  const paper: PaperToSet = signedIn ? await copyFor(signedIn, spec, on) : { kind: 'blank', on }
  const title = printedPapers(spec).find((each) => each.document === document)?.title ?? ''
  return { title, pdf: await setPaper(ctx.deps.documents, blueprint, spec, document, paper) }
}

async function copyFor(
  ctx: SignedInContext,
  spec: ApplicationSpec,
  on: string,
): Promise<PaperToSet> {
  const answers = await knownAnswers(ctx, spec)
  return {
    kind: 'copy',
    answers: openAnswers(vaultOf(ctx), spec.form, answers),
    accountMobile: ctx.actor.mobile,
    on,
  }
}

/** What the open case of the account says, else its certified facts, else its registration. */
async function knownAnswers(ctx: SignedInContext, spec: ApplicationSpec): Promise<unknown> {
  const partyIds = [...ctx.actor.partyIds]
  const open = await ctx.deps.database.tenantDb(ctx.tenant.id).case.findFirst({
    where: {
      partyId: { in: partyIds },
      application: spec.slug,
      state: { in: ['draft', 'submitted', 'returned'] },
    },
    select: { id: true },
  })
  if (open) return (await readDraft(ctx.deps.database.tenantSql(ctx.tenant.id), open.id)).answers
  return ctx.deps.database.inTransaction(ctx.tenant.id, async (tx) => {
    const identity = await tx.identity.findFirst({
      where: { partyId: { in: partyIds }, typeSlug: spec.identityType },
      select: { partyId: true },
    })
    // With no party of its own yet, an account is known by its registration alone.
    const partyId = identity?.partyId ?? ctx.actor.accountId
    const certified = await certifiedAnswers(tx, { partyId, typeSlug: spec.identityType })
    return firstAnswers(ctx, tx, spec, partyId, certified)
  })
}
