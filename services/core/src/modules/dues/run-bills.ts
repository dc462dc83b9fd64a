import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { duesForTitle } from '@guildhall/domain/dues/dues-in-force'
import { renewalPeriod } from '@guildhall/domain/dues/renewal'
import { sumFen } from '@guildhall/domain/money'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { Deps } from '../../kernel/deps.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { nextMembers, type RunMember } from './run-members.ts'

export type RunDeps = Pick<Deps, 'database' | 'blueprints' | 'clock' | 'wake'>
type Run = {
  id: string
  year: number
  issuedOn: string
  blueprintVersionId: string
  lastNumber: string | null
}

/** Bills in one transaction: short enough to hold nobody up. */
const batchSize = 200

/**
 * Goes on with an association's run of yearly bills, batch by batch, until it is done or `stopped`
 * says so. Any number of nodes may try: a batch is taken under the run's lock. What a member's year
 * has already is left alone, so that a run twice, or one that a crash cut, makes nothing twice.
 */
export async function runBills(
  deps: RunDeps,
  tenantId: string,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped() && (await nextBatch(deps, tenantId)));
}

/** False where nothing is left to do. */
async function nextBatch(deps: RunDeps, tenantId: string): Promise<boolean> {
  const pending = await deps.database
    .tenantSql(tenantId)
    .query(`select 1 from bill_run where tenant_id = current_tenant() and state = 'running'`)
  if (pending.rowCount === 0) return false
  return transact({ deps, tenant: { id: tenantId }, actor: null }, async (work) => {
    const { rows } = await work.tx.sql.query<Run>(
      `select id, year, to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", blueprint_version_id as "blueprintVersionId",
         last_number as "lastNumber"
       from bill_run where tenant_id = current_tenant() and state = 'running' for update skip locked`,
    )
    const run = rows[0]
    if (!run) return false
    const { content } = await deps.blueprints.version(tenantId, run.blueprintVersionId)
    const members = await nextMembers(work.tx.sql, content, {
      year: run.year,
      after: run.lastNumber,
      limit: batchSize,
    })
    const bills = members.map((member) => billFor(content, run, member))
    const made = await writeBills(deps, work, bills)
    await advance(deps, work, run, members, made)
    return members.length === batchSize
  })
}

type NewBill = {
  id: string
  entryId: string
  memberId: string
  year: number
  titleSlug: string
  duesClassSlug: string
  amountFen: number
  issuedOn: string
  dueOn: string
  period: { id: string; from: string; to: string } | null
}

/** The title counts as it is now; what is issued never changes with a later one. */
function billFor(content: Blueprint, { year, issuedOn }: Run, member: RunMember): NewBill {
  const { dues } = content
  const title = dues.titles.find(({ slug }) => slug === member.titleSlug)
  const price = duesForTitle(dues, member.titleSlug, issuedOn)
  if (!title || !price) throw new Error(`no amount of dues for the title ${member.titleSlug}`)
  const period = renewalPeriod(dues, { joinedOn: member.joinedOn, year }, { kind: 'issued' })
  return {
    id: newId(),
    entryId: newId(),
    memberId: member.id,
    year,
    titleSlug: title.slug,
    duesClassSlug: title.duesClass,
    amountFen: price.amount,
    issuedOn,
    dueOn: addDays(issuedOn, dues.dueInDays),
    period: period && { id: newId(), ...period },
  }
}

async function writeBills(
  deps: RunDeps,
  { tx }: Work,
  bills: readonly NewBill[],
): Promise<NewBill[]> {
  if (bills.length === 0) return []
  const { rows } = await tx.sql.query<{ id: string }>(insertBills, [JSON.stringify(bills)])
  const ids = new Set(rows.map(({ id }) => id))
  const made = bills.filter(({ id }) => ids.has(id))
  const at = deps.clock.now()
  const lines = made.flatMap(({ id, entryId, amountFen }) => [
    { id: newId(), entryId, billId: id, ledger: 'dues-receivable', amountFen },
    { id: newId(), entryId, billId: id, ledger: 'dues-income', amountFen: -amountFen },
  ])
  await tx.sql.query(insertPostings, [JSON.stringify(lines), at])
  await tx.sql.query(insertPeriods, [JSON.stringify(made.filter(({ period }) => period))])
  return made
}

const insertBills = `
insert into bill (id, member_id, year, title_slug, dues_class_slug, amount_fen, issued_on, due_on)
select * from jsonb_to_recordset($1::jsonb) as row ("id" uuid, "memberId" uuid, "year" int, "titleSlug" text,
  "duesClassSlug" text, "amountFen" bigint, "issuedOn" date, "dueOn" date)
on conflict (tenant_id, member_id, year) do nothing returning id`

const insertPostings = `
insert into posting (id, entry_id, bill_id, ledger, amount_fen, posted_at)
select row.*, $2 from jsonb_to_recordset($1::jsonb)
  as row ("id" uuid, "entryId" uuid, "billId" uuid, "ledger" text, "amountFen" bigint)`

/** A year that somebody has a period in already gets no second one. */
const insertPeriods = `
insert into membership_period (id, member_id, bill_id, from_date, to_date)
select (row.period->>'id')::uuid, row."memberId", row.id, (row.period->>'from')::date, (row.period->>'to')::date
from jsonb_to_recordset($1::jsonb) as row ("id" uuid, "memberId" uuid, "period" jsonb)
where not exists (select from membership_period d where d.tenant_id = current_tenant() and d.member_id = row."memberId"
  and daterange(d.from_date, d.to_date) && daterange((row.period->>'from')::date, (row.period->>'to')::date))`

async function advance(
  deps: RunDeps,
  work: Work,
  run: Run,
  members: readonly RunMember[],
  made: readonly NewBill[],
): Promise<void> {
  const done = members.length < batchSize
  const madeFen = sumFen(made.map(({ amountFen }) => amountFen))
  await work.tx.sql.query(
    `update bill_run set made = made + $2, made_fen = made_fen + $3, last_number = coalesce($4, last_number),
       state = case when $5 then 'done' else state end, finished_at = case when $5 then $6::timestamptz end
     where tenant_id = current_tenant() and id = $1`,
    [run.id, made.length, madeFen, members.at(-1)?.number ?? null, done, deps.clock.now()],
  )
  work.record({
    kind: done ? 'dues.run-done' : 'dues.run-advanced',
    subjectType: 'bill-run',
    subjectId: run.id,
    facts: { year: run.year, made: made.length, madeFen },
  })
}
