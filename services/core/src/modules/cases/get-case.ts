import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { CaseView } from '@guildhall/contract/cases'
import { printedPapers } from '@guildhall/domain/blueprint/application'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { caseLabel } from '@guildhall/domain/blueprint/application'
import { isOwn, legalApplicantActions } from '@guildhall/domain/permissions/cases'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentTitle, readToPay } from '../dues/opening.ts'
import { readOwed } from '../dues/read-owed.ts'
import { lastSettlement } from '../members/settled-title.ts'
import { caseFiles, presentFile } from './case-files.ts'
import { factsOf, readOwnCase, type CaseInContext } from './case-record.ts'
import { nudgeView } from './nudge.ts'
import { optionsOf } from './form-context.ts'
import {
  accountMobileOf,
  latestPrints,
  slotHashes,
  stalePapers,
  type PrintRecord,
  type PrintSource,
} from './prints.ts'
import { readDraft, type Draft } from './read-draft.ts'
import { readStages } from './read-stages.ts'
import { presentOwnStep, readSteps } from './read-steps.ts'
import { showAnswers, vaultOf } from './secret-answers.ts'

/** Everything that the applicant's wizard and case page show; somebody else's case reads like a missing one. */
export async function getCase(ctx: SignedInContext, input: { caseId: string }): Promise<CaseView> {
  const found = await readOwnCase(ctx, input.caseId)
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { record, spec, blueprint } = found
  const [draft, files, prints, steps, remarks, guide, certificate, owed, joined, accountMobile] =
    await Promise.all([
      readDraft(sql, record.id),
      caseFiles(sql, record.id),
      latestPrints(db, record.id),
      readSteps(db, record.id),
      sentRemarks(ctx, db, found),
      guideOf(db, found),
      db.certificate.findFirst({ where: { caseId: record.id }, select: { id: true } }),
      readOwed(ctx, db, found),
      readJoined(ctx, found),
      accountMobileOf(db, spec, record.accountId),
    ])
  const source = { answers: draft.answers, accountMobile }
  const hashOf = slotHashes(spec, source)
  const nudge = nudgeView(found)
  const facts = factsOf(record, ctx.deps.clock.now())
  const actions = legalApplicantActions(ctx.actor, facts)
  return {
    ...presentHead(found),
    guide,
    form: spec.form,
    options: optionsOf(blueprint, spec.form),
    attachments: spec.attachments,
    groups: presentGroups(ctx, found, draft),
    files: files.map((file) => presentFile(file, hashOf(file.slot))),
    prints: presentPrints(found, prints, source),
    remarks,
    stages: await readStages(ctx, found, steps),
    steps: steps.map((step) => presentOwnStep(step, spec.workflow.stages, blueprint.content)),
    whatNext: spec.whatNext,
    owed,
    certificateId: certificate?.id ?? null,
    ...joined,
    nudge,
    can: {
      nudge: nudge !== null && isOwn(ctx.actor, facts) && nudge.from <= todayOf(ctx.deps.clock),
      edit: actions.includes('edit'),
      submit: actions.includes('submit'),
      recall: actions.includes('recall'),
      withdraw: actions.includes('withdraw'),
    },
  }
}

/** Of an approved join: what was settled about its title, and what is still to be paid for it to begin. */
async function readJoined(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
): Promise<Pick<CaseView, 'title' | 'toPay'>> {
  if (spec.kind !== 'join' || record.state !== 'approved') return { title: null, toPay: null }
  const { content } = await blueprintInForce(ctx)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [settlement, toPay] = await Promise.all([
    lastSettlement(sql, record.id),
    readToPay(sql, content, [record.partyId], todayOf(ctx.deps.clock)),
  ])
  return {
    title: settlement && presentTitle(content, settlement),
    toPay: toPay.get(record.partyId) ?? null,
  }
}

function presentHead({ record, spec }: CaseInContext) {
  return {
    id: record.id,
    application: record.application,
    kind: spec.kind,
    isRenewal: record.baseVersion !== null,
    label: caseLabel(spec, record.baseVersion),
    number: record.number,
    partyName: record.partyName,
    state: record.state as CaseView['state'],
    version: record.version,
    submittedAt: record.submittedAt?.toISOString() ?? null,
  }
}

function presentPrints(
  { record, spec }: CaseInContext,
  prints: ReadonlyMap<string, PrintRecord>,
  source: PrintSource,
): CaseView['prints'] {
  if (record.enteredBy) return []
  const stale = stalePapers(spec, source, prints)
  return printedPapers(spec).map((paper) => {
    const print = prints.get(paper.document)
    return {
      ...paper,
      number: print?.number ?? null,
      printedAt: print?.printedAt.toISOString() ?? null,
      stale: stale.includes(paper.document),
    }
  })
}

/** The draft as its writer gets it back: secret answers masked. */
function presentGroups(
  ctx: SignedInContext,
  { spec }: CaseInContext,
  { answers, groups }: Draft,
): CaseView['groups'] {
  const shown = showAnswers(vaultOf(ctx), spec.form, answers)
  return Object.fromEntries(
    Object.entries(groups).map(([key, group]) => [key, { ...group, content: shown[key] }]),
  )
}

async function sentRemarks(
  ctx: SignedInContext,
  db: PrismaClient,
  { record, spec }: CaseInContext,
): Promise<CaseView['remarks']> {
  const { submissionId } = record
  if (!submissionId) return []
  const rows = await db.remark.findMany({
    where: { submissionId, sentAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      path: true,
      text: true,
      sentAt: true,
      submission: { select: { number: true, answers: true } },
    },
  })
  const shown = (answers: unknown) => showAnswers(vaultOf(ctx), spec.form, answers)
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    text: row.text,
    author: '审核人员',
    sentAt: row.sentAt?.toISOString() ?? null,
    submissionNumber: row.submission.number,
    answeredThen: row.path ? (getAnswer(shown(row.submission.answers), row.path) ?? null) : null,
  }))
}

async function guideOf(
  db: PrismaClient,
  { record, spec }: CaseInContext,
): Promise<CaseView['guide']> {
  if (!spec.needsGuide || record.onPaper) return null
  const consent = await db.consent.findFirst({
    where: { accountId: record.accountId, purpose: `guide:${spec.slug}` },
    orderBy: { acceptedAt: 'desc' },
    select: { version: true, acceptedAt: true },
  })
  return consent && { version: consent.version, acceptedAt: consent.acceptedAt.toISOString() }
}
