import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { isMatter } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { isApplicant, legalApplicantActions } from '@guildhall/domain/permissions/cases'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { notifyCase, readContact, type Contact } from '../messages/notify-case.ts'
import { factsOf, lockCase, withBlueprint, type CaseInContext } from './case-record.ts'
import { caseFiles, type CaseFileRecord } from './case-files.ts'
import { moveCase } from './move-case.ts'
import { moverOf } from './mover-of.ts'
import { readDraft, type Draft } from './read-draft.ts'
import { sealAnswers, vaultOf } from './secret-answers.ts'
import { demandComplete } from './submit-problems.ts'

export type SubmitInput = {
  caseId: string
  idempotencyKey: string
  groupVersions: Record<string, number>
}
export type Submitted = { number: string; submission: number; submittedAt: string }

/**
 * Freezes the draft as a submission and brings the case to its first stage, all in one transaction
 * under the case's lock. The same key answers the same again, so that a double click, a retry after a
 * cut line and two tabs make one application. `groupVersions` names what is meant: a later autosave
 * from elsewhere answers `draft.conflict`.
 */
export async function submitCase(ctx: SignedInContext, input: SubmitInput): Promise<Submitted> {
  return transact(ctx, async (work) => {
    // Asked together, so that they go out and come back as one; what follows the lock sees what it keeps.
    const [record, earlier, draft, files, contact] = await Promise.all([
      lockCase(work.tx, input.caseId),
      earlierSubmissions(work.tx, input.caseId, input.idempotencyKey),
      readDraft(work.tx.sql, input.caseId),
      caseFiles(work.tx.sql, input.caseId),
      readContact(work.tx, input.caseId),
    ])
    if (!isApplicant(ctx.actor, factsOf(record, ctx.deps.clock.now())))
      throw new DomainError('not-found')
    const found = await withBlueprint(ctx, record)
    const same = earlier.find(({ isSame }) => isSame)
    if (same)
      return {
        number: record.number ?? '',
        submission: same.number,
        submittedAt: same.submittedAt.toISOString(),
      }
    if (
      !legalApplicantActions(ctx.actor, factsOf(record, ctx.deps.clock.now())).includes('submit')
    ) {
      throw new DomainError('case.action-not-allowed')
    }
    demandMeant(draft, input)
    const [number] = await Promise.all([
      numberOf(ctx, work.tx, found),
      demandComplete(ctx, work.tx, found, draft.answers, files),
    ])
    const meant = { ...input, count: earlier.length + 1, number }
    return freeze(ctx, work, found, meant, { answers: draft.answers, files, contact })
  })
}

type Earlier = { number: number; submittedAt: Date; isSame: boolean }

/** The submissions made before, by number; `isSame` marks the one of this very key. */
async function earlierSubmissions(
  tx: Tx,
  caseId: string,
  idempotencyKey: string,
): Promise<Earlier[]> {
  const { rows } = await tx.sql.query<Earlier>(
    `select number, submitted_at as "submittedAt", idempotency_key = $2 as "isSame" from submission
     where tenant_id = current_tenant() and case_id = $1 order by number`,
    [caseId, idempotencyKey],
  )
  return rows
}

/** Refuses a draft that has been saved since the applicant saw it. */
function demandMeant({ groups }: Draft, input: SubmitInput): void {
  const stored = Object.entries(groups)
  const moved = stored.some(([key, group]) => input.groupVersions[key] !== group.version)
  if (moved || Object.keys(input.groupVersions).length !== stored.length)
    throw new DomainError('draft.conflict')
}

/** The number that a case keeps from its first submission on. */
async function numberOf(
  ctx: SignedInContext,
  tx: Tx,
  { record, spec }: CaseInContext,
): Promise<string> {
  return (
    record.number ?? nextNumber(tx, `case:${spec.slug}`, spec.numberPattern, ctx.deps.clock.now())
  )
}

const submissionSql = `
insert into submission (id, case_id, number, answers, files, content_hash, blueprint_version_id, idempotency_key, submitted_by, submitted_at)
select * from jsonb_to_record($1::jsonb) as row ("id" uuid, "caseId" uuid, "number" int, "answers" jsonb, "files" jsonb,
  "contentHash" text, "blueprintVersionId" uuid, "idempotencyKey" text, "submittedBy" uuid, "submittedAt" timestamptz)`

async function freeze(
  ctx: SignedInContext,
  work: Work,
  { record, spec, blueprint }: CaseInContext,
  input: SubmitInput & { count: number; number: string },
  draft: { answers: Answers; files: CaseFileRecord[]; contact: Contact },
): Promise<Submitted> {
  const now = ctx.deps.clock.now()
  const answers = sealAnswers(vaultOf(ctx), spec.form, normaliseAnswers(spec.form, draft.answers))
  const frozenFiles = draft.files.map(({ id, slot, name, sha256: hash }) => ({
    id,
    slot,
    name,
    sha256: hash,
  }))
  const submission = {
    id: newId(),
    caseId: record.id,
    number: input.count,
    answers,
    files: frozenFiles,
    contentHash: sha256(stableJson({ answers, files: frozenFiles })),
    blueprintVersionId: blueprint.id,
    idempotencyKey: input.idempotencyKey,
    submittedBy: ctx.actor.accountId,
    submittedAt: now,
  }
  const { number } = input
  const [, moved] = await Promise.all([
    work.tx.sql.query(submissionSql, [JSON.stringify(submission)]),
    moveCase(work, ctx.deps.clock, record, {
      action: 'submit',
      by: moverOf(ctx, record),
      stages: spec.workflow.stages,
      set: {
        submissionId: submission.id,
        number,
        partyName: namedBy(spec, answers) ?? record.partyName,
        branchSlug: readMeaning(spec.form, answers, 'branch') ?? null,
        blueprintVersionId: blueprint.id,
        submittedAt: now,
      },
    }),
  ])
  await notifyCase(
    ctx,
    work,
    { record: moved, spec },
    'case-submitted',
    { submission: submission.number },
    { ...draft.contact, answers },
  )
  return { number, submission: submission.number, submittedAt: now.toISOString() }
}

/** The name that a case goes by; a member keeps its own until a change of it is approved. */
function namedBy(spec: CaseInContext['spec'], answers: Answers): string | undefined {
  return isMatter(spec.kind) ? undefined : readMeaning(spec.form, answers, 'party-name')
}
