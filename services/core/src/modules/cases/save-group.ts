import { DomainError } from '@guildhall/contract/errors'
import { printedPapers } from '@guildhall/domain/blueprint/application'
import type { GroupAnswers, GroupSpec } from '@guildhall/domain/blueprint/form'
import { acceptGroup } from '@guildhall/domain/forms/accept-group'
import { isSecret } from '@guildhall/domain/forms/secret-answers'
import { legalApplicantActions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, readOwnCase, type CaseInContext } from './case-record.ts'
import { readDraft } from './read-draft.ts'
import { accountMobileOf, latestPrints, stalePapers } from './prints.ts'
import { keepSecrets, showAnswers, vaultOf } from './secret-answers.ts'

export type SaveGroupInput = {
  caseId: string
  groupKey: string
  content?: unknown
  version: number
}

/** One group's JSON may not be larger: fifty rows of long texts fit well. */
const maxBytes = 256 * 1024

/**
 * Saves one group as one types. Compare-and-set on the group's version: a save in between from
 * another tab answers `draft.conflict` with what stands there, and neither is lost. The case's row is
 * locked in the same statement, so that a save can't slip in behind a submission. Secret answers are
 * sealed; one that comes back masked stays what it was.
 */
export async function saveGroup(ctx: SignedInContext, input: SaveGroupInput) {
  const found = await readOwnCase(ctx, input.caseId)
  if (
    !legalApplicantActions(ctx.actor, factsOf(found.record, ctx.deps.clock.now())).includes('edit')
  ) {
    throw new DomainError('case.action-not-allowed')
  }
  const content = await accepted(ctx, found, input)
  const savedAt = ctx.deps.clock.now()
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ version: number }>(save, [
      input.caseId,
      input.groupKey,
      content,
      input.version,
      ctx.actor.accountId,
      savedAt,
    ])
  if (!rows[0]) throw await whyNot(ctx, found, input)
  return {
    version: rows[0].version,
    savedAt: savedAt.toISOString(),
    stalePrints: await stalePrints(ctx, found),
  }
}

const save = `
with open_case as (
  select id from cases where tenant_id = current_tenant() and id = $1 and state in ('draft', 'returned') for share
)
insert into draft_group as g (tenant_id, case_id, group_key, content, version, updated_by, updated_at)
select current_tenant(), open_case.id, $2, $3::jsonb, 1, $5::uuid, $6 from open_case where $4 = 0
  or exists (select 1 from draft_group d where d.tenant_id = current_tenant() and d.case_id = $1 and d.group_key = $2)
on conflict (tenant_id, case_id, group_key) do update
  set content = excluded.content, version = g.version + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at
  where g.version = $4
returning version`

async function accepted(
  ctx: SignedInContext,
  { spec }: CaseInContext,
  input: SaveGroupInput,
): Promise<string> {
  const group = spec.form.steps
    .flatMap((step) => step.groups)
    .find((each) => each.key === input.groupKey)
  if (!group) throw new DomainError('not-found')
  const result = acceptGroup(group, input.content)
  if (!result.ok)
    throw new DomainError(
      'request.invalid',
      {},
      result.problems.map(({ path, message }) => ({ path, message })),
    )
  const json = JSON.stringify(await storable(ctx, input, group, result.content))
  if (Buffer.byteLength(json) > maxBytes) throw new DomainError('request.too-large')
  return json
}

/** The content with its secret answers sealed, held against what was saved before. */
async function storable(
  ctx: SignedInContext,
  input: SaveGroupInput,
  group: GroupSpec,
  content: GroupAnswers,
): Promise<GroupAnswers> {
  if (!group.fields.some(isSecret)) return content
  const before = await readGroup(ctx, input)
  return keepSecrets(vaultOf(ctx), group, content, before?.content)
}

function readGroup(ctx: SignedInContext, { caseId, groupKey }: SaveGroupInput) {
  return ctx.deps.database.tenantDb(ctx.tenant.id).draftGroup.findFirst({
    where: { caseId, groupKey },
    select: { content: true, version: true },
  })
}

async function whyNot(
  ctx: SignedInContext,
  { spec }: CaseInContext,
  input: SaveGroupInput,
): Promise<DomainError> {
  const now = await readGroup(ctx, input)
  if (!now || now.version === input.version) return new DomainError('case.action-not-allowed')
  const shown = showAnswers(vaultOf(ctx), spec.form, { [input.groupKey]: now.content })
  return new DomainError('draft.conflict', {
    content: JSON.stringify(shown[input.groupKey]),
    version: now.version,
  })
}

/** Which papers have been printed and no longer say what is answered. */
async function stalePrints(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
): Promise<string[]> {
  if (printedPapers(spec).length === 0) return []
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const prints = await latestPrints(db, record.id)
  if (prints.size === 0) return []
  const [{ answers }, accountMobile] = await Promise.all([
    readDraft(ctx.deps.database.tenantSql(ctx.tenant.id), record.id),
    accountMobileOf(db, spec, record.accountId),
  ])
  return stalePapers(spec, { answers, accountMobile }, prints)
}
