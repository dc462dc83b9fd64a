import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError, sentence, type FieldProblem } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { attachmentProblems } from '@guildhall/domain/forms/file-slots'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { isApplicant, legalApplicantActions } from '@guildhall/domain/permissions/cases'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { notifyCase, readContact, type Contact } from '../messages/notify-case.ts'
import { factsOf, lockCase, withBlueprint, type CaseInContext } from './case-record.ts'
import { caseFiles, type CaseFileRecord } from './case-files.ts'
import { formContext } from './form-context.ts'
import { moveCase } from './move-case.ts'
import { printHash } from './prints.ts'
import { readDraft, type Draft } from './read-draft.ts'

export type SubmitInput = {
  caseId: string
  idempotencyKey: string
  groupVersions: Record<string, number>
}
export type Submitted = { number: string; submission: number; submittedAt: string }

/** Where the problems with papers are shown. */
const papersStep = 'papers'

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

async function demandComplete(
  ctx: SignedInContext,
  tx: Tx,
  found: CaseInContext,
  answers: Answers,
  files: CaseFileRecord[],
) {
  const { spec, blueprint, record } = found
  const slots = files.map((file) => file.slot)
  const problems: FieldProblem[] = [
    ...validateAnswers(spec.form, answers, 'submit', formContext(blueprint, ctx.deps.clock, slots)),
    ...attachmentProblems(spec.attachments, slots, 'submit', papersStep),
    ...stampedFormProblems(found, answers, files),
    ...(await creditCodeProblems(tx, found, answers, record.partyId)),
    ...(await handoverMobileProblems(tx, found, answers)),
  ].map(({ path, message }) => ({ path, message }))
  if (problems.length > 0)
    throw new DomainError('case.incomplete', { count: problems.length }, problems)
}

/** A stamped scan counts for the print it belongs to, and only while that shows what the answers say. */
function stampedFormProblems(
  { spec }: CaseInContext,
  answers: Answers,
  files: CaseFileRecord[],
): FieldProblem[] {
  const slot = spec.attachments.find((attachment) => attachment.stampedForm)?.key
  if (!slot || !spec.printedForm) return []
  const scans = files.filter((file) => file.slot === slot)
  if (scans.length === 0) return []
  const current = printHash(spec, answers)
  const counts = scans.every(
    (scan) => scan.printHash === current && scan.printCheck !== 'mismatched',
  )
  return counts ? [] : [{ path: slot, message: staleScan }]
}

const staleScan = '申请书打印后又改过内容，或上传的不是这份申请书，请重新下载、盖章、上传。'

async function creditCodeProblems(
  tx: Tx,
  { spec }: CaseInContext,
  answers: Answers,
  partyId: string,
): Promise<FieldProblem[]> {
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  if (!creditCode || spec.kind !== 'join') return []
  const others = await tx.sql.query(
    'select 1 from party where tenant_id = current_tenant() and credit_code = $1 and id <> $2',
    [creditCode, partyId],
  )
  const path = pathOfMeaning(spec.form, answers, 'credit-code') ?? ''
  return others.rowCount > 0
    ? [
        {
          path,
          message: '这个统一社会信用代码已有会员登记。如果是同一单位，请联系协会办理账号交接。',
        },
      ]
    : []
}

/** The letter names the mobile that the account proved by code: no other may be typed. */
async function handoverMobileProblems(
  tx: Tx,
  { spec, record }: CaseInContext,
  answers: Answers,
): Promise<FieldProblem[]> {
  if (spec.kind !== 'handover') return []
  const account = await tx.account.findFirstOrThrow({
    where: { id: record.accountId },
    select: { mobile: true },
  })
  if (readMeaning(spec.form, answers, 'contact-mobile') === account.mobile) return []
  const path = pathOfMeaning(spec.form, answers, 'contact-mobile') ?? ''
  return [{ path, message: sentence('handover.mobile-differs') }]
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
  const answers = normaliseAnswers(spec.form, draft.answers)
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
      by: { accountId: ctx.actor.accountId, label: '申请人' },
      stages: spec.workflow.stages,
      set: {
        submissionId: submission.id,
        number,
        partyName: readMeaning(spec.form, answers, 'party-name') ?? record.partyName,
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
