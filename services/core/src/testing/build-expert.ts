import { newId } from '@guildhall/db/ids'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { writeIdentityVersion } from '../modules/members/write-identity-version.ts'
import { dateColumn, todayOf } from '../kernel/dates.ts'
import { buildAccount, freshMobile, type BuiltAccount } from './build-account.ts'
import type { TestDeps, TestSite } from './start-test-program.ts'

export type ExpertWishes = {
  name?: string
  employer?: string
  specialities?: string[]
  regions?: string[][]
  home?: string[]
  /** Last days of certificates, null for one that always holds. */
  validTo?: (string | null)[]
  title?: string
  years?: string
}
export type BuiltExpert = {
  partyId: string
  identityId: string
  name: string
  mobile: string
  account: BuiltAccount
}

let built = 0

/** What an expert's form says; made up but for what is wished. */
export function expertAnswers(wishes: ExpertWishes & { name: string; mobile: string }): Answers {
  return {
    basics: {
      name: wishes.name,
      mobile: wishes.mobile,
      employer: wishes.employer ?? '示例设计院',
      region: wishes.home ?? ['140000', '140400'],
      specialities: wishes.specialities ?? ['cost'],
      wishRegions: wishes.regions ?? [['140000', '140400']],
    },
    qualifications: (wishes.validTo ?? [null]).map((validTo, at) => ({
      _id: `row-${at}`,
      qualification: wishes.title ?? 'senior-title',
      experience: wishes.years ?? 'from-10',
      number: `示例-${at}`,
      validTo,
    })),
  }
}

/** A certified expert with a login, straight in the database. */
export async function buildExpert(
  test: TestDeps,
  site: TestSite,
  wishes: ExpertWishes = {},
): Promise<BuiltExpert> {
  built += 1
  const { name = `示例专家${String(built).padStart(3, '0')}` } = wishes
  const partyId = newId()
  const account = await buildAccount(test, site)
  const mobile = freshMobile()
  const db = test.deps.database.tenantDb(site.tenantId)
  const fromDate = dateColumn(todayOf(test.clock))
  await db.party.create({ data: { id: partyId, kind: 'person', name }, select: { id: true } })
  await db.mandate.create({
    data: { id: newId(), accountId: account.id, partyId, fromDate, paper: '测试' },
    select: { id: true },
  })
  await certifyExpert(test, site, { partyId, account }, expertAnswers({ ...wishes, name, mobile }))
  const { id: identityId } = await db.identity.findFirstOrThrow({
    where: { partyId },
    select: { id: true },
  })
  return { partyId, identityId, name, mobile, account }
}

/** The next version of what is certified, as the account itself changed it. */
export async function certifyExpert(
  { deps }: TestDeps,
  { tenantId }: TestSite,
  { partyId, account }: Pick<BuiltExpert, 'partyId' | 'account'>,
  answers: Answers,
): Promise<void> {
  await deps.database.inTransaction(tenantId, (tx) =>
    writeIdentityVersion(
      tx,
      deps.clock.now(),
      { partyId, typeSlug: 'expert' },
      { madeBy: account.id, answers },
    ),
  )
}
