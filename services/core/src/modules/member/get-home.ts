import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MemberHome } from '@guildhall/contract/cases'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { isOpen, type CaseState } from '@guildhall/domain/workflow/case-machine'
import { lastValidDay, outcomeOf } from '../certificates/outcome.ts'
import type { CertificateFacts } from '../certificates/issue-certificate.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { presentSummary } from '../cases/list-cases.ts'
import { readStages } from '../cases/read-stages.ts'
import { readSteps } from '../cases/read-steps.ts'
import { readToPay } from '../dues/opening.ts'
import { readStandings, type Standing } from '../members/read-standing.ts'
import { presentIdentities } from './present-identity.ts'
import { readCertifiedIdentities } from './read-certified-identities.ts'
import { readBills } from './read-bills.ts'
import { readMembership } from './read-membership.ts'
import { readOwnCases } from './read-own-cases.ts'

/** The member's home: where I stand, what I do next, whom I ask. */
export async function getHome(ctx: SignedInContext): Promise<MemberHome> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const { content } = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const today = todayOf(ctx.deps.clock)
  const partyIds = [...ctx.actor.partyIds]
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [standings, toPay] = await Promise.all([
    readStandings(sql, partyIds),
    readToPay(sql, content, partyIds, today),
  ])
  const [cases, membership, bills, certificates, certified] = await Promise.all([
    readOwnCases(ctx),
    readMembership(db, content, standings, today, toPay),
    readBills(db, partyIds, today),
    readCertificates(db, partyIds, standings, today, ctx.deps.clock.now()),
    readCertifiedIdentities(db, partyIds),
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
    identities: await presentIdentities(ctx, content, { cases, certified }),
    running: await Promise.all(
      open
        .filter(({ record }) => record.state !== 'draft')
        .map((found) => presentRunning(ctx, db, found)),
    ),
    whatNext: joined?.record.state === 'approved' ? joined.spec.whatNext : [],
  }
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

async function presentRunning(
  ctx: SignedInContext,
  db: PrismaClient,
  found: CaseInContext,
): Promise<MemberHome['running'][number]> {
  const stages = await readStages(ctx, found, await readSteps(db, found.record.id))
  return { ...presentSummary(found), stages }
}
