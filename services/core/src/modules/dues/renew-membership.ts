import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { duesYearPeriod } from '@guildhall/domain/dues/dues-year'
import type { Period } from '@guildhall/domain/dues/period'
import { isFirstBill, renewalPeriod } from '@guildhall/domain/dues/renewal'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { readCase } from '../cases/case-record.ts'
import { issueCertificate } from '../certificates/issue-certificate.ts'
import type { BillFacts } from './bill-facts.ts'
import { rejoinedOn } from './rejoined-on.ts'

/**
 * What a settled bill brings: where membership begins on payment, the year's period; everywhere the
 * certificate of the year, for a member that was admitted here. A year that has its period already
 * (entered by hand, or given by the approval) gets no second one. Who was admitted again after a lapse
 * begins anew with the money. Answers the period where it opens the membership.
 */
export async function renewMembership(
  ctx: SignedInContext,
  work: Work,
  bill: BillFacts,
  receivedOn: string,
): Promise<Period | null> {
  const { content } = await blueprintInForce(ctx)
  const again = await rejoinedOn(work.tx.sql, bill)
  const asJoined = { joinedOn: again ?? bill.joinedOn, year: bill.year }
  const period = renewalPeriod(content.dues, asJoined, { kind: 'settled', on: receivedOn })
  const isNew = period !== null && (await writePeriod(work, bill, period))
  if (isNew)
    work.record({
      kind: 'member.renewed',
      subjectType: 'member',
      subjectId: bill.memberId,
      facts: { billId: bill.id, ...period },
    })
  const year = period ?? duesYearPeriod(content.dues.term, bill.joinedOn, bill.year)
  const held = await uncertifiedPeriod(work, bill, year)
  if (held) await certify(ctx, work, content, bill, held)
  return isNew && isFirstBill(content.dues, asJoined) ? period : null
}

/**
 * The member's period in the year, where no certificate in force reaches to its end yet; none for who
 * is leaving: the certificate they hold ends with the last day.
 */
async function uncertifiedPeriod(
  { tx }: Work,
  bill: BillFacts,
  year: Period,
): Promise<Period | null> {
  const { rows } = await tx.sql.query<Period>(
    `select d.from_date as "from", d.to_date as "to" from membership_period d
     where d.tenant_id = current_tenant() and d.member_id = $1
       and daterange(d.from_date, d.to_date) && daterange($2::date, $3::date) and d.ended_by is null
       and not exists (select from certificate c where c.tenant_id = d.tenant_id and c.party_id = $4
         and c.ended_at is null and (c.valid_to is null or c.valid_to >= d.to_date - 1))
     order by d.from_date desc limit 1`,
    [bill.memberId, year.from, year.to, bill.partyId],
  )
  return rows[0] ?? null
}

/** False where a period overlaps already. */
async function writePeriod({ tx }: Work, bill: BillFacts, period: Period): Promise<boolean> {
  const { rowCount } = await tx.sql.query(
    `insert into membership_period (id, member_id, bill_id, from_date, to_date)
     select $1, $2, $3, $4, $5 where not exists (
       select from membership_period d where d.tenant_id = current_tenant() and d.member_id = $2
         and daterange(d.from_date, d.to_date) && daterange($4::date, $5::date))`,
    [newId(), bill.memberId, bill.id, period.from, period.to],
  )
  return rowCount > 0
}

async function certify(
  ctx: SignedInContext,
  work: Work,
  content: Blueprint,
  bill: BillFacts,
  period: Period,
): Promise<void> {
  const { rows } = await work.tx.sql.query<AdmissionRow>(admissionSql, [bill.partyId])
  const admission = rows[0]
  if (!admission) return
  const found = await readCase(ctx, admission.caseId)
  const { titleSlug, branchSlug } = admission
  const member = {
    id: bill.memberId,
    number: bill.memberNumber,
    titleSlug,
    branchSlug,
    joinedOn: bill.joinedOn,
    period,
  }
  if (content.identityTypes.some(({ slug }) => slug === found.record.identityTypeSlug))
    await issueCertificate(ctx, work, found, member, admission.answers)
}

type AdmissionRow = {
  caseId: string
  answers: Answers
  titleSlug: string
  branchSlug: string | null
}

/** What is certified now speaks, and not what was when joining: a name may have changed since. */
const admissionSql = `
select c.id as "caseId", coalesce(v.answers, s.answers) as answers, m.title_slug as "titleSlug", m.branch_slug as "branchSlug" from cases c
join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
join member m on m.tenant_id = c.tenant_id and m.party_id = c.party_id
left join lateral (select x.answers from identity i
  join identity_version x on x.tenant_id = i.tenant_id and x.identity_id = i.id
  where i.tenant_id = c.tenant_id and i.party_id = c.party_id and i.type_slug = c.identity_type_slug
  order by x.number desc limit 1) v on true
where c.tenant_id = current_tenant() and c.party_id = $1 and c.kind = 'join' and c.state = 'approved'
order by c.closed_at desc limit 1`

/**
 * Takes back what a payment brought, when it is undone: the period that its bill gave, and the
 * certificate of that period. Nothing else changes; the event says what went.
 */
export async function endRenewal(ctx: SignedInContext, work: Work, bill: BillFacts): Promise<void> {
  const { content } = await blueprintInForce(ctx)
  if (content.dues.membershipStarts !== 'on-payment') return
  const { rows } = await work.tx.sql.query<Period>(
    `delete from membership_period where tenant_id = current_tenant() and bill_id = $1
     returning from_date as "from", to_date as "to"`,
    [bill.id],
  )
  const period = rows[0]
  if (!period) return
  await work.tx.sql.query(
    `update certificate set ended_at = $3, ended_because = 'revoked'
     where tenant_id = current_tenant() and party_id = $1 and ended_at is null
       and facts->>'memberNumber' is not null and valid_from >= $2 and valid_to = $4::date - 1`,
    [bill.partyId, period.from, ctx.deps.clock.now(), period.to],
  )
  work.record({
    kind: 'member.renewal-undone',
    subjectType: 'member',
    subjectId: bill.memberId,
    facts: { billId: bill.id, ...period },
  })
}
