import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { nextNumbers } from '../../kernel/numbers.ts'
import { randomCode } from '../../kernel/random-code.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { CertificateFacts } from './issue-certificate.ts'

/** What a certificate says that can change while the membership runs. */
export type ChangedFacts = Partial<
  Pick<CertificateFacts, 'name' | 'creditCode' | 'branchLabel' | 'titleLabel'>
>

/** What has changed for a party, and the case it rests on where there is one. */
export type PartyChange = { partyId: string; caseId: string | null; changed: ChangedFacts }

/** Issues a party's certificate anew after a case of it has changed what it says. */
export async function reissueCertificate(
  ctx: SignedInContext,
  work: Work,
  record: CaseRecord,
  changed: ChangedFacts,
): Promise<void> {
  const { content } = await blueprintInForce(ctx)
  const change = { partyId: record.partyId, caseId: record.id, changed }
  await reissueCertificates(ctx.deps.clock, work, content, [change])
}

/**
 * Issues the certificates of parties anew where what they say has changed, however many at once: the
 * old one ends as replaced and stays verifiable as such. The new one is valid from today for as long
 * as the old one was. Nothing is issued where no certificate holds, or all it says is as before.
 */
export async function reissueCertificates(
  clock: Clock,
  work: Work,
  content: Blueprint,
  changes: readonly PartyChange[],
): Promise<void> {
  if (changes.length === 0) return
  const now = clock.now()
  const issuing = content.applications.filter((each) => certifies(each.kind) && each.certificate)
  const held = await readHeld(work.tx, changes, issuing, clock)
  const changeOf = new Map(changes.map((change) => [change.partyId, change]))
  for (const spec of issuing) {
    const anew = held
      .filter(({ typeSlug }) => typeSlug === spec.identityType)
      .flatMap((row) => replacement(row, saidBy(spec, changeOf.get(row.partyId))))
    await replace(work, now, spec, anew)
  }
}

/** What of a change a certificate says: title and branch are those of a membership alone. */
function saidBy({ kind }: ApplicationSpec, change: PartyChange | undefined) {
  if (!change || kind === 'join') return change
  const { name, creditCode } = change.changed
  const changed = { ...(name ? { name } : {}), ...(creditCode ? { creditCode } : {}) }
  return { ...change, changed }
}

type Held = {
  id: string
  partyId: string
  typeSlug: string
  facts: CertificateFacts
  validTo: string | null
  endedAt: Date | null
  endedBecause: string | null
}

/** The certificates that hold; their members are locked first, so that two changes follow one another. */
async function readHeld(
  tx: Tx,
  changes: readonly PartyChange[],
  issuing: readonly ApplicationSpec[],
  clock: Clock,
): Promise<Held[]> {
  const parties = changes.map(({ partyId }) => partyId)
  await tx.sql.query(lockSql, [parties])
  const types = issuing.map(({ identityType }) => identityType)
  const { rows } = await tx.sql.query<Held>(heldSql, [parties, types, clock.now(), todayOf(clock)])
  return rows
}

const lockSql =
  'select 1 from member where tenant_id = current_tenant() and party_id = any($1::uuid[]) order by id for update'

const heldSql = `
select distinct on (party_id, type_slug) id, party_id as "partyId", type_slug as "typeSlug", facts, valid_to as "validTo",
  ended_at as "endedAt", ended_because as "endedBecause"
from certificate
where tenant_id = current_tenant() and party_id = any($1::uuid[]) and type_slug = any($2::text[])
  and (ended_at is null or ended_at > $3) and (valid_to is null or valid_to >= $4::date)
order by party_id, type_slug, issued_on desc, id desc`

type Replacement = Held & { caseId: string | null }

function replacement(held: Held, change: PartyChange | undefined): Replacement[] {
  const facts = { ...held.facts, ...change?.changed } satisfies CertificateFacts
  return !change || same(held.facts, facts) ? [] : [{ ...held, facts, caseId: change.caseId }]
}

async function replace(
  work: Work,
  now: Date,
  { slug, certificate }: ApplicationSpec,
  anew: readonly Replacement[],
): Promise<void> {
  if (!certificate || anew.length === 0) return
  const { tx } = work
  const counter = `certificate:${slug}`
  const numbers = await nextNumbers(tx, counter, certificate.numberPattern, now, anew.length)
  const issued = anew.map(({ id: replaces, ...each }, at) => ({
    ...each,
    replaces,
    id: newId(),
    number: numbers[at] ?? '',
    code: randomCode(20),
  }))
  await tx.sql.query(endSql, [anew.map(({ id }) => id), now])
  await tx.sql.query(issueSql, [JSON.stringify(issued), todayOf({ now: () => now })])
  for (const { id, number, caseId, replaces } of issued)
    work.record({
      kind: 'certificate.issued',
      subjectType: 'certificate',
      subjectId: id,
      facts: { number, caseId, replaces },
    })
}

const endSql = `
update certificate set ended_at = $2, ended_because = 'replaced'
where tenant_id = current_tenant() and id = any($1::uuid[])`

/** With the end of one who is leaving already. */
const issueSql = `
insert into certificate (id, party_id, type_slug, number, code, facts, issued_on, valid_from, valid_to, case_id, ended_at, ended_because)
select row.id, row."partyId", row."typeSlug", row.number, row.code, row.facts, $2::date, $2::date, row."validTo", row."caseId",
  row."endedAt", row."endedBecause"
from jsonb_to_recordset($1::jsonb) as row ("id" uuid, "partyId" uuid, "typeSlug" text, "number" text, "code" text, "facts" jsonb,
  "validTo" date, "caseId" uuid, "endedAt" timestamptz, "endedBecause" text)`

function same(before: CertificateFacts, after: CertificateFacts): boolean {
  return (
    before.name === after.name &&
    before.creditCode === after.creditCode &&
    before.branchLabel === after.branchLabel &&
    before.titleLabel === after.titleLabel
  )
}
