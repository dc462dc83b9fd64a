import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MemberHome } from '@guildhall/contract/cases'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { isOpen, type CaseState } from '@guildhall/domain/workflow/case-machine'
import { lastValidDay, outcomeOf } from '../certificates/outcome.ts'
import type { CertificateFacts } from '../certificates/issue-certificate.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { caseColumns, withBlueprints, type CaseInContext } from '../cases/case-record.ts'
import { presentSummary } from '../cases/list-cases.ts'
import { readStages } from '../cases/read-stages.ts'
import { readSteps } from '../cases/read-steps.ts'
import { readToPay } from '../dues/opening.ts'
import { readStandings, type Standing } from '../members/read-standing.ts'
import { readBills } from './read-bills.ts'
import { readMembership } from './read-membership.ts'

/** The member's home: where I stand, what I do next, whom I ask. */
export async function getHome(ctx: SignedInContext): Promise<MemberHome> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const { content } = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const today = todayOf(ctx.deps.clock)
  const partyIds = [...ctx.actor.partyIds]
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [standings, toPay] = await Promise.all([
    readStandings(sql, partyIds),
    readToPay(sql, content, partyIds),
  ])
  const [cases, membership, bills, certificates, certified] = await Promise.all([
    readOwnCases(ctx, db),
    readMembership(db, content, standings, today, toPay),
    readBills(db, partyIds, today),
    readCertificates(db, partyIds, standings, today, ctx.deps.clock.now()),
    db.identity.findMany({
      where: { partyId: { in: partyIds }, identityVersions: { some: {} } },
      select: { typeSlug: true },
    }),
  ])
  const open = cases.filter(({ record }) => isOpen(record.state as CaseState))
  const joined =
    open.find(({ spec }) => spec.kind === 'join') ??
    cases.find(({ record, spec }) => spec.kind === 'join' && record.state === 'approved')
  return {
    account: {
      userName: ctx.actor.userName,
      mobile: maskMobile(ctx.actor.mobile),
      unitName: ctx.actor.unitName,
    },
    membership,
    certificates,
    bills,
    identities: await presentIdentities(
      db,
      content,
      open,
      new Set(certified.map((identity) => identity.typeSlug)),
    ),
    running: await Promise.all(
      open
        .filter(({ record }) => record.state !== 'draft')
        .map((found) => presentRunning(ctx, db, found)),
    ),
    whatNext: joined?.record.state === 'approved' ? joined.spec.whatNext : [],
  }
}

async function readOwnCases(ctx: SignedInContext, db: PrismaClient): Promise<CaseInContext[]> {
  const records = await db.case.findMany({
    where: { partyId: { in: [...ctx.actor.partyIds] } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: caseColumns,
  })
  return withBlueprints(ctx, records)
}

async function readCertificates(
  db: PrismaClient,
  partyIds: string[],
  standings: readonly Standing[],
  today: string,
  now: Date,
): Promise<MemberHome['certificates']> {
  const rows = await db.certificate.findMany({
    where: { partyId: { in: partyIds }, OR: [{ endedAt: null }, { endedAt: { gt: now } }] },
    orderBy: { issuedOn: 'desc' },
    select: {
      id: true,
      partyId: true,
      number: true,
      code: true,
      facts: true,
      validTo: true,
      endedAt: true,
      endedBecause: true,
    },
  })
  return rows.map((row) => {
    const standing = standings.find(({ partyId }) => partyId === row.partyId) ?? null
    return {
      id: row.id,
      number: row.number,
      code: row.code,
      title: (row.facts as CertificateFacts).title,
      validTo: lastValidDay(row),
      status: outcomeOf(row, standing, today),
    }
  })
}

/** One card an application: where the open case stands, else whether it is certified. */
async function presentIdentities(
  db: PrismaClient,
  content: Blueprint,
  open: readonly CaseInContext[],
  certified: ReadonlySet<string>,
): Promise<MemberHome['identities']> {
  return Promise.all(
    content.applications
      .filter(({ kind }) => certifies(kind))
      .map(async (application) => {
        const found = open.find(({ record }) => record.application === application.slug)
        const remarks =
          found?.record.state === 'returned' && found.record.submissionId
            ? await db.remark.count({
                where: { submissionId: found.record.submissionId, sentAt: { not: null } },
              })
            : 0
        const summary = found && presentSummary(found)
        const fallback = certified.has(application.identityType) ? 'certified' : 'none'
        return {
          application: application.slug,
          kind: application.kind,
          label:
            content.identityTypes.find((type) => type.slug === application.identityType)?.label ??
            application.label,
          description:
            content.identityTypes.find((type) => type.slug === application.identityType)
              ?.description ?? '',
          status: (summary?.state as 'draft' | 'submitted' | 'returned' | undefined) ?? fallback,
          caseId: summary?.id ?? null,
          stageLabel: summary?.stageLabel ?? null,
          since: summary?.since ?? null,
          remarks,
        }
      }),
  )
}

async function presentRunning(
  ctx: SignedInContext,
  db: PrismaClient,
  found: CaseInContext,
): Promise<MemberHome['running'][number]> {
  const stages = await readStages(ctx, found, await readSteps(db, found.record.id))
  return { ...presentSummary(found), stages }
}
