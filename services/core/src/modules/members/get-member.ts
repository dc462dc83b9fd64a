import type { MemberView } from '@guildhall/contract/member-page'
import type { PrismaClient } from '@guildhall/db/tenant-client'
import { endedOn, membershipStatus } from '@guildhall/domain/dues/membership-status'
import { lastDayOf } from '@guildhall/domain/dues/period'
import { appealWaits, sanctionActions } from '@guildhall/domain/dues/sanction-rules'
import { permits } from '@guildhall/domain/permissions/actor'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { vaultOf } from '../cases/secret-answers.ts'
import { readMandates } from '../mandates/read-mandates.ts'
import { readBills } from '../member/read-bills.ts'
import { readPapers } from './read-papers.ts'
import { presentFacts, readCertified } from './read-certified.ts'
import { readStanding, type Standing } from './read-standing.ts'
import { presentSanction } from './present-sanction.ts'
import { readTimeline } from './read-timeline.ts'

/** Everything that the association knows of one member, for staff who see members. */
export async function getMember(
  ctx: SignedInContext,
  { memberId }: { memberId: string },
): Promise<MemberView> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const standing = await readStanding(sql, memberId)
  const published = await blueprintInForce(ctx)
  const today = todayOf(ctx.deps.clock)
  const { partyId } = standing
  const [party, certified, bills, mandates, notes, papers] = await Promise.all([
    db.party.findFirstOrThrow({ where: { id: partyId }, select: { creditCode: true } }),
    readCertified(db, vaultOf(ctx), published, partyId),
    readBills(db, [partyId], today),
    readMandates(db, published.content, partyId),
    readNotes(db, memberId),
    readPapers(ctx, db, standing),
  ])
  const { content } = published
  const subjects = [memberId, ...papers.cases, ...papers.certificates].map((each) =>
    typeof each === 'string' ? each : each.id,
  )
  return {
    id: memberId,
    number: standing.number,
    name: standing.name,
    creditCode: party.creditCode,
    title: content.dues.titles.find(({ slug }) => slug === standing.titleSlug)?.label ?? '',
    branch: content.branches.find(({ slug }) => slug === standing.branchSlug)?.label ?? null,
    joinedOn: standing.joinedOn,
    ...presentStanding(ctx, standing, today),
    owedFen: bills.reduce((sum, { amountFen, paidFen }) => sum + amountFen - paidFen, 0),
    facts: certified ? presentFacts(published, certified) : [],
    certifiedAt: certified?.at.toISOString() ?? null,
    mandates,
    bills,
    notes,
    ...papers,
    timeline: await readTimeline(sql, subjects),
    can: {
      actions: permits(ctx.actor, 'members.manage')
        ? sanctionActions(membershipStatus(standing, today), standing.sanctions, today)
        : [],
      unmask: permits(ctx.actor, 'personal-data.unmask'),
      appealWorkingDays: content.sanctions.appealWorkingDays,
    },
  }
}

function presentStanding(ctx: SignedInContext, standing: Standing, today: string) {
  const last = standing.periods.at(-1)
  const own = ctx.actor.partyIds.includes(standing.partyId)
  const manages = permits(ctx.actor, 'members.manage') && !own
  return {
    status: membershipStatus(standing, today),
    endedOn: endedOn(standing, today),
    validTo: last ? lastDayOf(last) : null,
    periods: standing.periods
      .map((period) => ({
        from: period.from,
        through: lastDayOf(period),
        left: period.left ?? false,
      }))
      .toReversed(),
    sanctions: standing.sanctions.toReversed().map((sanction) => ({
      ...presentSanction(sanction, today),
      canDecide: manages && appealWaits(sanction) && sanction.createdBy !== ctx.actor.accountId,
    })),
  }
}

async function readNotes(db: PrismaClient, memberId: string): Promise<MemberView['notes']> {
  const rows = await db.memberNote.findMany({
    where: { memberId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, text: true, authorLabel: true, createdAt: true },
  })
  return rows.map(({ id, text, authorLabel, createdAt }) => ({
    id,
    text,
    by: authorLabel,
    at: createdAt.toISOString(),
  }))
}
