import type { PrismaClient } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { ReviewCase } from '@guildhall/contract/review'
import { diffAnswers } from '@guildhall/domain/forms/diff'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { permits } from '@guildhall/domain/permissions/actor'
import {
  canAssign,
  canClaim,
  canReopen,
  canSee,
  decidesFor,
  legalDecisions,
} from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import { presentFile, submittedFiles, type CaseFileRecord } from '../cases/case-files.ts'
import { factsOf, readCase, type CaseInContext } from '../cases/case-record.ts'
import { lookupsOf, optionsOf } from '../cases/form-context.ts'
import { slotHashes } from '../cases/prints.ts'
import { openAnswers, vaultOf } from '../cases/secret-answers.ts'
import { presentStep, readSteps } from '../cases/read-steps.ts'
import { handoverFactsOf } from '../handovers/handover-facts.ts'
import { readOwed } from '../dues/read-owed.ts'
import { newPapers } from './new-papers.ts'
import { comparedAnswers } from './compared-answers.ts'
import { maskAnswers, maskChanges } from './mask-answers.ts'
import { readRows } from './read-rows.ts'
import { closingOf } from './reopen-case.ts'
import { standsAgainst } from './stands-against.ts'
import { titleQuestionOf } from './title-question.ts'

/** A case as its reviewer sees it: the submission's answers beside its documents, and what may be done. */
export async function openCase(
  ctx: SignedInContext,
  input: { caseId: string },
): Promise<ReviewCase> {
  const found = await readCase(ctx, input.caseId)
  const { record, spec, blueprint } = found
  const facts = factsOf(record, ctx.deps.clock.now())
  const stages = spec.workflow.stages
  if (!canSee(ctx.actor, facts, stages) || !record.submissionId) throw new DomainError('not-found')
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const submission = await readSubmission(db, record.submissionId)
  const [rows, previous, files, remarks, steps, applicant, meeting, owed, closing] =
    await Promise.all([
      readRows(ctx.deps, ctx.tenant.id, [record.id]),
      previousSubmission(db, record.id, record.submissionId),
      submittedFiles(ctx.deps.database.tenantSql(ctx.tenant.id), record.id, submission),
      readRemarks(db, record.id),
      readSteps(db, record.id),
      db.account.findFirstOrThrow({
        where: { id: record.accountId },
        select: { userName: true, mobile: true, createdAt: true },
      }),
      plannedMeeting(db, record.id),
      readOwed(ctx, db, found),
      closingOf(db, record.id),
    ])
  const compared = await comparedAnswers(db, found, submission.answers, previous)
  const row = rows.get(record.id)
  if (!row) throw new DomainError('not-found')
  const open = (given: unknown) => openAnswers(vaultOf(ctx), spec.form, given)
  const { answers, masked } = maskAnswers(spec.form, open(submission.answers))
  const decisions = legalDecisions(ctx.actor, facts, stages)
  const isNew = await newPapers(ctx, found, previous)
  const hashOf = ({ slot, printMobile }: CaseFileRecord) =>
    slotHashes(spec, {
      answers: submission.answers,
      accountMobile: printMobile ?? applicant.mobile,
    })(slot)
  return {
    row,
    form: spec.form,
    options: optionsOf(blueprint, spec.form),
    attachments: spec.attachments,
    answers,
    masked,
    submission: {
      id: submission.id,
      number: submission.number,
      submittedAt: submission.submittedAt.toISOString(),
      contentHash: submission.contentHash,
    },
    comparedWith: compared?.with ?? 'submission',
    changes: compared
      ? maskChanges(
          spec.form,
          diffAnswers(
            spec.form,
            open(compared.answers),
            open(compared.after),
            lookupsOf(blueprint),
          ),
        )
      : [],
    files: files.map((file) => ({
      ...presentFile(file, hashOf(file)),
      isNew: isNew(file),
    })),
    remarks,
    steps: steps.map((step) => presentStep(step, stages)),
    applicant: {
      userName: applicant.userName,
      mobile: maskMobile(applicant.mobile),
      registeredAt: applicant.createdAt.toISOString(),
    },
    duplicates: await findDuplicates(db, found, submission.answers),
    owed,
    standsAgainst: await standsAgainst(ctx, db, found),
    meeting,
    handover: await handoverFactsOf(ctx, found, submission.answers),
    title: await titleQuestionOf(ctx, found, submission.answers),
    decidesFor: decisions.length > 0 ? (decidesFor(ctx.actor, facts, stages)?.name ?? null) : null,
    can: {
      claim: canClaim(ctx.actor, facts, stages) && facts.claimedBy === null,
      release: facts.claimedBy === ctx.actor.accountId,
      assign: canAssign(ctx.actor, facts, stages),
      reopen: canReopen(ctx.actor, facts, stages, closing?.actorId ?? null),
      decisions,
      remark: decisions.includes('return'),
      unmask: permits(ctx.actor, 'personal-data.unmask'),
    },
  }
}

function readSubmission(db: PrismaClient, id: string) {
  return db.submission.findFirstOrThrow({
    where: { id },
    select: {
      id: true,
      number: true,
      answers: true,
      files: true,
      contentHash: true,
      submittedAt: true,
    },
  })
}

function previousSubmission(db: PrismaClient, caseId: string, currentId: string) {
  return db.submission.findFirst({
    where: { caseId, NOT: { id: currentId } },
    orderBy: { number: 'desc' },
    select: { answers: true, files: true },
  })
}

async function readRemarks(db: PrismaClient, caseId: string): Promise<ReviewCase['remarks']> {
  const rows = await db.remark.findMany({
    where: { caseId },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      path: true,
      text: true,
      sentAt: true,
      author: { select: { userName: true } },
      submission: { select: { number: true } },
    },
  })
  return rows.map(({ author, submission, sentAt, ...row }) => ({
    ...row,
    author: author.userName,
    sentAt: sentAt?.toISOString() ?? null,
    submissionNumber: submission.number,
  }))
}

async function plannedMeeting(db: PrismaClient, caseId: string): Promise<ReviewCase['meeting']> {
  const item = await db.agendaItem.findFirst({
    where: { caseId, state: 'planned' },
    select: { meeting: { select: { id: true, title: true, heldOn: true } } },
  })
  return (
    item && {
      id: item.meeting.id,
      title: item.meeting.title,
      heldOn: civilDateOf(item.meeting.heldOn),
    }
  )
}

function otherMembers(db: PrismaClient, creditCode: string, partyId: string) {
  return db.member.findMany({
    where: { party: { creditCode }, NOT: { partyId } },
    select: { number: true, party: { select: { name: true } } },
    take: 5,
  })
}

/** Members and other open cases with the same credit code; that a handover's unit is a member is its point. */
async function findDuplicates(
  db: PrismaClient,
  { record, spec }: CaseInContext,
  answers: unknown,
): Promise<ReviewCase['duplicates']> {
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  if (!creditCode) return []
  const members = spec.kind === 'handover' ? [] : await otherMembers(db, creditCode, record.partyId)
  const cases = await db.$queryRaw<{ number: string; name: string }[]>`
    select c.number, c.party_name as name from cases c
    join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
    where c.tenant_id = current_tenant() and c.state in ('submitted', 'returned') and c.id <> ${record.id}::uuid
      and s.answers::text like ${`%"${creditCode}"%`} limit 5`
  return [
    ...members.map((member) => ({
      kind: 'member' as const,
      name: member.party.name,
      number: member.number,
    })),
    ...cases.map((each) => ({ kind: 'case' as const, ...each })),
  ]
}
