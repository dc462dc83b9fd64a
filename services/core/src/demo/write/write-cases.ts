import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { formDocumentKey } from '@guildhall/domain/blueprint/application'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { sha256 } from '../../kernel/blueprint-store.ts'
import { printHash } from '../../modules/cases/prints.ts'
import type { StoredPapers } from '../papers.ts'
import type { DemoCase, DemoFile, DemoPrint, DemoSubmission } from '../types.ts'
import type { World } from '../world.ts'
import { moveCases } from './move-cases.ts'
import { insertRows } from './insert-rows.ts'

/**
 * Writes cases the way they came about: as drafts, then moved step by step, since the database
 * refuses any other way (`guard_case`).
 */
export async function writeCases(
  tx: Tx,
  world: World,
  cases: readonly DemoCase[],
  papers: StoredPapers,
): Promise<void> {
  await insertRows(tx, 'cases', cases.map(draftRow))
  await insertRows(tx, 'draft_group', cases.flatMap(groupRows))
  await insertRows(
    tx,
    'form_print',
    cases.flatMap((each) => printRows(world, each)),
  )
  await insertRows(
    tx,
    'stored_file',
    cases.flatMap((each) => fileRows(each, papers)),
  )
  await insertRows(
    tx,
    'submission',
    cases.flatMap((each) => submissionRows(world, each, papers)),
  )
  await insertRows(tx, 'remark', cases.flatMap(remarkRows))
  await insertRows(
    tx,
    'case_step',
    cases.flatMap((each) => stepRows(each, papers)),
  )
  await moveCases(tx, world, cases)
}

/** The hash that reviewers' decisions pin, as the submission's own. */
export function contentHash(submission: DemoSubmission, papers: StoredPapers): string {
  return sha256(stableJson({ answers: submission.answers, files: frozenFiles(submission, papers) }))
}

function draftRow({ id, spec, holder, account, enteredBy, createdAt }: DemoCase) {
  return {
    id,
    application: spec.slug,
    kind: spec.kind,
    identityTypeSlug: spec.identityType,
    partyId: holder.partyId,
    accountId: account.id,
    partyName: holder.name,
    enteredBy: enteredBy?.accountId ?? null,
    createdAt,
  }
}

function groupRows({ id, answers, account, enteredBy, createdAt, steps }: DemoCase) {
  return Object.entries(answers).map(([groupKey, group]) => ({
    caseId: id,
    groupKey,
    content: group as object,
    version: 1,
    updatedAt: steps[0]?.at ?? createdAt,
    updatedBy: enteredBy?.accountId ?? account.id,
  }))
}

function printRows({ versionId }: World, { id, spec, account, submissions }: DemoCase) {
  return submissions.flatMap(({ prints }) =>
    prints.map((print) => {
      const source = { answers: print.answers, accountMobile: account.mobile }
      return {
        id: print.id,
        caseId: id,
        document: print.document,
        number: print.number,
        code: print.code,
        contentHash: printHash(spec, source, print.document),
        answers: print.answers as object,
        accountMobile: print.document === formDocumentKey ? null : account.mobile,
        blueprintVersionId: versionId,
        printedAt: print.printedAt,
      }
    }),
  )
}

/** Files of an earlier submission were replaced when those of the next were uploaded. */
function fileRows({ id, account, enteredBy, submissions }: DemoCase, papers: StoredPapers) {
  return submissions.flatMap(({ files, prints }, at) =>
    files.map((file) => ({
      id: file.id,
      caseId: id,
      slot: file.slot,
      name: file.name,
      ...papers.of(file),
      ...printOf(file, prints),
      uploadedBy: enteredBy?.accountId ?? account.id,
      uploadedAt: file.uploadedAt,
      removedAt: submissions[at + 1]?.files[0]?.uploadedAt ?? null,
    })),
  )
}

function printOf({ document }: DemoFile, prints: readonly DemoPrint[]) {
  const print = prints.find((each) => each.document === document)
  return { printCheck: print ? 'matched' : 'none', printId: print?.id ?? null }
}

function submissionRows(
  { versionId }: World,
  { id, account, enteredBy, submissions }: DemoCase,
  papers: StoredPapers,
) {
  return submissions.map((submission, at) => ({
    id: submission.id,
    caseId: id,
    number: at + 1,
    answers: submission.answers as object,
    files: frozenFiles(submission, papers),
    contentHash: contentHash(submission, papers),
    blueprintVersionId: versionId,
    idempotencyKey: newId(),
    submittedBy: enteredBy?.accountId ?? account.id,
    submittedAt: submission.at,
  }))
}

function frozenFiles({ files }: DemoSubmission, papers: StoredPapers) {
  return files.map((file) => ({
    id: file.id,
    slot: file.slot,
    name: file.name,
    sha256: papers.of(file).sha256,
  }))
}

function remarkRows({ id, notes }: DemoCase) {
  return notes.map(({ path, text, submissionId, at, by }) => ({
    id: newId(),
    caseId: id,
    submissionId,
    path,
    text,
    authorId: by.accountId,
    createdAt: at,
    sentAt: at,
  }))
}

function stepRows({ id, steps, submissions }: DemoCase, papers: StoredPapers) {
  const hashes = new Map(
    submissions.map((submission) => [submission.id, contentHash(submission, papers)]),
  )
  return steps.map((step, at) => ({
    id: newId(),
    caseId: id,
    caseVersion: at + 1,
    submissionId: step.submissionId,
    action: step.action,
    fromState: step.from.state,
    toState: step.to.state,
    fromStage: step.from.stage,
    toStage: step.to.stage,
    actorId: step.by.accountId,
    actorLabel: step.by.label,
    reason: step.reason,
    seenHash:
      step.action === 'submit' || step.action === 'withdraw'
        ? null
        : (hashes.get(step.submissionId ?? '') ?? null),
    at: step.at,
  }))
}
