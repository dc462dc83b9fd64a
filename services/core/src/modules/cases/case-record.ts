import type { Tx } from '@guildhall/db/tenant-client'
import { isStaffMatter, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { CaseFacts } from '@guildhall/domain/permissions/cases'
import type { CaseState } from '@guildhall/domain/workflow/case-machine'
import { isApplicant } from '@guildhall/domain/permissions/cases'
import { DomainError } from '@guildhall/contract/errors'
import { applicationOf, type PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Deps } from '../../kernel/deps.ts'

/** A case as verbs read it. */
export const caseColumns = {
  id: true,
  application: true,
  kind: true,
  identityTypeSlug: true,
  partyId: true,
  accountId: true,
  partyName: true,
  branchSlug: true,
  number: true,
  state: true,
  stageSlug: true,
  stageSince: true,
  version: true,
  blueprintVersionId: true,
  baseVersion: true,
  submissionId: true,
  claimedBy: true,
  claimedUntil: true,
  returnedStage: true,
  nudgedAt: true,
  remindedAt: true,
  createdAt: true,
  submittedAt: true,
  closedAt: true,
  enteredBy: true,
  onPaper: true,
} as const

export type CaseRecord = {
  id: string
  application: string
  kind: string
  identityTypeSlug: string
  partyId: string
  accountId: string
  partyName: string
  branchSlug: string | null
  number: string | null
  state: string
  stageSlug: string | null
  stageSince: Date | null
  version: number
  blueprintVersionId: string | null
  /** Of a renewal (修改资料, 信息变更): the version of the identity that it was begun over. */
  baseVersion: number | null
  submissionId: string | null
  claimedBy: string | null
  claimedUntil: Date | null
  returnedStage: string | null
  nudgedAt: Date | null
  remindedAt: Date | null
  createdAt: Date
  submittedAt: Date | null
  closedAt: Date | null
  /** The colleague who entered it for an applicant. */
  enteredBy: string | null
  /** From paper, for a party without a login; the account is the colleague's until it is claimed. */
  onPaper: boolean
}

/** Where cases are read: the association and the way to its rows. */
export type CaseReader = { deps: Pick<Deps, 'database' | 'blueprints'>; tenant: { id: string } }

/** A case with the blueprint it follows: the pinned one, or for a draft the one in force. */
export type CaseInContext = {
  record: CaseRecord
  blueprint: PublishedBlueprint
  spec: ApplicationSpec
}

/** The facts that policies take, from a row and the clock (a claim that has run out is none). */
export function factsOf(record: CaseRecord, now: Date): CaseFacts {
  return {
    state: record.state as CaseState,
    stage: record.stageSlug,
    branch: record.branchSlug,
    accountId: record.accountId,
    partyId: record.partyId,
    enteredBy: record.enteredBy,
    byStaff: isStaffMatter(record.kind),
    claimedBy: record.claimedUntil && record.claimedUntil > now ? record.claimedBy : null,
  }
}

/** A case with its blueprint; a missing one and another tenant's read the same. */
export async function readCase(ctx: CaseReader, caseId: string): Promise<CaseInContext> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<CaseRecord>(caseSql, [caseId])
  if (!rows[0]) throw new DomainError('not-found')
  return withBlueprint(ctx, rows[0])
}

/** The applicant's own case; somebody else's reads like a missing one. */
export async function readOwnCase(ctx: SignedInContext, caseId: string): Promise<CaseInContext> {
  const found = await readCase(ctx, caseId)
  if (!isReadableAsOwn(ctx, found.record)) throw new DomainError('not-found')
  return found
}

/**
 * Whether the actor reads a case as its applicant. A handover is asked for by an account for itself:
 * once approved the party it was asked under is nobody's, and the account still reads what it sent.
 */
export function isReadableAsOwn(ctx: SignedInContext, record: CaseRecord): boolean {
  const facts = factsOf(record, ctx.deps.clock.now())
  const isOwnHandover = record.kind === 'handover' && record.accountId === ctx.actor.accountId
  return isOwnHandover || isApplicant(ctx.actor, facts)
}

/** Entered from paper and not claimed yet: the account is the colleague's who entered it. */
export function hasNoLogin(record: CaseRecord): boolean {
  return record.onPaper && record.accountId === record.enteredBy
}

/** Locks a case for the transaction and reads it anew, in one statement: what was read before may be old. */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseRecord> {
  const { rows } = await tx.sql.query<CaseRecord>(`${caseSql} for update`, [caseId])
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

const caseSql = `
select id, application, kind, identity_type_slug as "identityTypeSlug", party_id as "partyId",
  account_id as "accountId", party_name as "partyName", branch_slug as "branchSlug", number, state,
  stage_slug as "stageSlug", stage_since as "stageSince", version, blueprint_version_id as "blueprintVersionId",
  base_version as "baseVersion",
  submission_id as "submissionId", claimed_by as "claimedBy", claimed_until as "claimedUntil",
  returned_stage as "returnedStage", nudged_at as "nudgedAt", reminded_at as "remindedAt",
  created_at as "createdAt", submitted_at as "submittedAt", closed_at as "closedAt", entered_by as "enteredBy",
  on_paper as "onPaper"
from cases where tenant_id = current_tenant() and id = $1`

/** Cases for a list; a draft for what the association no longer offers is left out. */
export async function withBlueprints(
  ctx: CaseReader,
  records: readonly CaseRecord[],
): Promise<CaseInContext[]> {
  const found = await Promise.allSettled(records.map((record) => withBlueprint(ctx, record)))
  return found.flatMap((each) => {
    if (each.status === 'fulfilled') return [each.value]
    if (each.reason instanceof DomainError) return []
    throw each.reason
  })
}

export async function withBlueprint(ctx: CaseReader, record: CaseRecord): Promise<CaseInContext> {
  const { blueprints } = ctx.deps
  const blueprint = record.blueprintVersionId
    ? await blueprints.version(ctx.tenant.id, record.blueprintVersionId)
    : await blueprints.current(ctx.tenant.id)
  return { record, blueprint, spec: applicationOf(blueprint, record.application) }
}
