import type { MemberView } from '@guildhall/contract/member-page'
import type { PrismaClient } from '@guildhall/db/tenant-client'
import { maskEmail, maskMobile } from '@guildhall/domain/identifiers/masking'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf, todayOf } from '../../kernel/dates.ts'
import { caseColumns, withBlueprints } from '../cases/case-record.ts'
import { presentSummary } from '../cases/list-cases.ts'
import type { CertificateFacts } from '../certificates/issue-certificate.ts'
import { outcomeOf } from '../certificates/outcome.ts'
import { withoutCode } from '../messages/without-code.ts'
import type { Standing } from './read-standing.ts'

type Papers = Pick<MemberView, 'certificates' | 'cases' | 'files' | 'messages'>

/** What was issued to, asked by, handed in by and sent to a member's party, each newest first. */
export async function readPapers(
  ctx: SignedInContext,
  db: PrismaClient,
  standing: Standing,
): Promise<Papers> {
  const { partyId } = standing
  const [certificates, cases, files, messages] = await Promise.all([
    readCertificates(ctx, db, standing),
    readCases(ctx, db, partyId),
    readFiles(db, partyId),
    readMessages(ctx, standing),
  ])
  return { certificates, cases, files, messages }
}

async function readCertificates(
  ctx: SignedInContext,
  db: PrismaClient,
  standing: Standing,
): Promise<Papers['certificates']> {
  const rows = await db.certificate.findMany({
    where: { partyId: standing.partyId },
    orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      number: true,
      facts: true,
      issuedOn: true,
      validTo: true,
      endedAt: true,
      endedBecause: true,
    },
  })
  const today = todayOf(ctx.deps.clock)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: (row.facts as CertificateFacts).title,
    issuedOn: civilDateOf(row.issuedOn),
    validTo: row.validTo && civilDateOf(row.validTo),
    status: outcomeOf(row, standing, today),
  }))
}

async function readCases(
  ctx: SignedInContext,
  db: PrismaClient,
  partyId: string,
): Promise<Papers['cases']> {
  const records = await db.case.findMany({
    where: { partyId, NOT: { state: 'draft' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: caseColumns,
  })
  return (await withBlueprints(ctx, records)).map((found) => {
    const { id, number, label, state, since } = presentSummary(found)
    return { id, number, label, state, at: since }
  })
}

async function readFiles(db: PrismaClient, partyId: string): Promise<Papers['files']> {
  const rows = await db.storedFile.findMany({
    where: { case: { partyId, NOT: { state: 'draft' } }, removedAt: null },
    orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, name: true, size: true, uploadedAt: true },
  })
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }))
}

type MessageRow = {
  id: string
  channel: 'sms' | 'mail' | 'wechat'
  delivery: 'delivered' | 'undelivered' | null
  recipient: string
  template: string
  variables: Record<string, string | number>
  text: string
  state: string
  at: Date
}

/** Messages about the party's cases, and to those who act for it. Recipients are masked, codes struck out. */
async function readMessages(
  ctx: SignedInContext,
  { partyId }: Standing,
): Promise<Papers['messages']> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<MessageRow>(messagesSql, [partyId])
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    recipient: row.channel === 'mail' ? maskEmail(row.recipient) : maskMobile(row.recipient),
    text: withoutCode(row),
    state: row.state,
    delivery: row.delivery,
    at: row.at.toISOString(),
  }))
}

const messagesSql = `
select id, channel, recipient, template, variables, text, state, delivery, created_at as at from message
where tenant_id = current_tenant() and id in (
  select m.id from message m join cases c on c.tenant_id = m.tenant_id and c.id = m.case_id
    where m.tenant_id = current_tenant() and c.party_id = $1
  union select m.id from message m join mandate d on d.tenant_id = m.tenant_id and d.account_id = m.account_id
    where m.tenant_id = current_tenant() and d.party_id = $1 and m.template <> 'code')
order by created_at desc, id desc limit 100`
