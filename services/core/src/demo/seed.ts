import { shippedAssociations } from '@guildhall/blueprints/registry'
import type { DemoSpec } from '@guildhall/blueprints/demo/demo-spec'
import type { Tx } from '@guildhall/db/tenant-client'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { Deps } from '../kernel/deps.ts'
import { indexMembers } from '../modules/members/index-member.ts'
import { DEMO_PASSWORD } from './demo-logins.ts'
import { makePapers } from './make-papers.ts'
import { createNumbersUsed, type NumbersUsed } from './numbers-used.ts'
import type { StoredPapers } from './papers.ts'
import { pastEvents } from './past-events.ts'
import { makeDuesPapers, planDues, type DuesPlan } from './plan-dues.ts'
import { planCases } from './plan-cases.ts'
import { certificateFacts, certificateNumber, planCertificates } from './plan-certificates.ts'
import { planHandovers } from './plan-handovers.ts'
import { planMatters } from './plan-matters.ts'
import { planRetitle } from './plan-retitle.ts'
import { planMembers, type DemoMember } from './plan-members.ts'
import type { DemoCase, DemoHolder } from './types.ts'
import { sealCases } from './seal-cases.ts'
import { createWorld, type World } from './world.ts'
import { writeCases } from './write/write-cases.ts'
import { writeCertificates, type NumberedCertificate } from './write/write-certificates.ts'
import { writeCouncil } from './write/write-council.ts'
import { writeDraws } from './write/write-draws.ts'
import { writeDues } from './write/write-dues.ts'
import { writeEvents } from './write/write-events.ts'
import { writeIdentities, writeMembers, type NumberedMember } from './write/write-members.ts'
import { writeMessages } from './write/write-messages.ts'
import { noticeEvents, planNotices } from './plan-notices.ts'
import { writeNotices } from './write/write-notices.ts'
import { writeMandates } from './write/write-mandates.ts'
import { writePeople } from './write/write-people.ts'
import { writeStaff } from './write/write-staff.ts'
import { writeSittings } from './write/write-sittings.ts'
import { insertRows } from './write/insert-rows.ts'

/** What the seed reaches. */
export type SeedDeps = Pick<
  Deps,
  'database' | 'blueprints' | 'storage' | 'documents' | 'passwords' | 'clock' | 'secrets' | 'log'
>

/** A tenant that may get demo data: one that ships with the product, by its slug. */
export type SeedTenant = { id: string; slug: string }

/**
 * Fills associations that have no account yet with demo data that looks like life; the others are
 * left as they are. Each in one transaction, so that an interrupted seed leaves nothing.
 */
export async function seedDemo(deps: SeedDeps, tenants: readonly SeedTenant[]): Promise<void> {
  const empty: { tenant: SeedTenant; demo: DemoSpec }[] = []
  for (const tenant of tenants) {
    const demo = shippedAssociations.find(({ slug }) => slug === tenant.slug)?.demo
    if (demo && (await isEmpty(deps, tenant.id))) empty.push({ tenant, demo })
  }
  if (empty.length === 0) return
  const passwordHash = await deps.passwords.hash(DEMO_PASSWORD)
  await Promise.all(
    empty.map(({ tenant, demo }) => seedTenant(deps, tenant.id, demo, passwordHash)),
  )
}

async function isEmpty({ database }: SeedDeps, tenantId: string): Promise<boolean> {
  return (await database.tenantDb(tenantId).account.count()) === 0
}

async function seedTenant(
  deps: SeedDeps,
  tenantId: string,
  demo: DemoSpec,
  passwordHash: string,
): Promise<void> {
  const current = await deps.blueprints.current(tenantId)
  const world = createWorld({
    blueprint: current.content,
    versionId: current.id,
    demo,
    now: deps.clock.now(),
  })
  const plan = planCases(world)
  const members = planMembers(world, plan)
  plan.cases.push(
    ...planHandovers(world, members),
    ...planMatters(world, members),
    ...planRetitle(world, members),
  )
  const numbers = createNumbersUsed()
  numberCases(numbers, plan.cases)
  const papers = await makePapers(deps, { tenantId, blueprint: current, cases: plan.cases })
  sealCases({ ...deps, tenantId }, plan.cases)
  const dues = await makeDuesPapers(deps, tenantId, planDues(world, members))
  await deps.database.inTransaction(tenantId, async (tx) => {
    await takeTurn(tx)
    if ((await tx.account.count()) > 0) return
    await write(tx, world, { cases: plan.cases, members, numbers, papers, dues, passwordHash })
  })
}

/** Two nodes that start at once: the second finds the work done. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('demo ' || current_tenant(), 0))`
}

type Plan = {
  cases: DemoCase[]
  members: DemoMember[]
  numbers: NumbersUsed
  papers: StoredPapers
  dues: DuesPlan
  passwordHash: string
}

async function write(
  tx: Tx,
  world: World,
  { cases, members, numbers, papers, dues, passwordHash }: Plan,
): Promise<void> {
  const numbered = numberMembers(world, numbers, members)
  const certificates = numberCertificates(world, numbers, numbered, cases)
  const paperOnly = members.filter(({ demoCase }) => demoCase === null).map(({ holder }) => holder)
  const sittings = world.sittings.all()
  const holders = onceEach([...cases.map(({ holder }) => holder), ...paperOnly])
  await writePeople(tx, world, cases, holders, passwordHash)
  await writeStaff(tx, world, passwordHash)
  await writeCases(tx, world, cases, papers)
  await writeMandates(tx, cases, holders)
  await writeSittings(tx, sittings)
  await writeIdentities(tx, cases)
  await writeMembers(tx, numbered)
  // Found from the first minute on, not once the worker has come round.
  await indexMembers(
    tx,
    world.blueprint,
    numbered.map(({ id }) => id),
  )
  await writeDues(tx, world, numbered, dues)
  await writeCouncil(tx, world, numbered)
  await writeCertificates(tx, certificates)
  const memberNumbers = new Map(numbered.map(({ demoCase, number }) => [demoCase?.id, number]))
  await writeMessages(tx, world, cases, ({ id }) => memberNumbers.get(id) ?? '')
  const notices = planNotices(world)
  await writeNotices(tx, world, notices, numbered)
  await insertRows(tx, 'number_counter', numbers.counters())
  const drawn = await writeDraws(tx, world)
  await writeEvents(tx, [
    ...pastEvents(cases, numbered, certificates, sittings),
    ...noticeEvents(notices),
    ...drawn,
  ])
}

/** Numbers are taken in the order in which cases were submitted first. */
function numberCases(numbers: NumbersUsed, cases: readonly DemoCase[]): void {
  const submitted = cases.filter(({ submissions }) => submissions.length > 0)
  for (const demoCase of submitted.toSorted(
    (a, b) => firstSubmitted(a).getTime() - firstSubmitted(b).getTime(),
  )) {
    const { spec } = demoCase
    demoCase.number = numbers.next(
      `case:${spec.slug}`,
      spec.numberPattern,
      dateInShanghai(firstSubmitted(demoCase)),
    )
  }
}

function firstSubmitted({ submissions, createdAt }: DemoCase): Date {
  return submissions[0]?.at ?? createdAt
}

function numberMembers(
  { blueprint }: World,
  numbers: NumbersUsed,
  members: readonly DemoMember[],
): NumberedMember[] {
  return members
    .toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1))
    .map((member) => ({
      ...member,
      number: numbers.next('member', blueprint.memberNumberPattern, member.joinedOn),
    }))
}

function numberCertificates(
  world: World,
  numbers: NumbersUsed,
  members: readonly NumberedMember[],
  cases: readonly DemoCase[],
): NumberedCertificate[] {
  const memberNumbers = new Map(members.map(({ id, number }) => [id, number]))
  return planCertificates(world, members, cases).map((certificate) => ({
    ...certificate,
    number: certificateNumber(numbers, certificate),
    facts: certificateFacts(
      world,
      certificate,
      memberNumbers.get(certificate.member?.id ?? '') ?? null,
    ),
  }))
}

/** A member's own matter is about a unit that another case has made. */
function onceEach(holders: readonly DemoHolder[]): DemoHolder[] {
  return [...new Map(holders.map((holder) => [holder.partyId, holder])).values()]
}
