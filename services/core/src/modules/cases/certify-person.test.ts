import { newId } from '@guildhall/db/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildDraft,
  buildSubmitted,
  decide,
  submit,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let application: string
let role: string

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[1]
  const { content } = await test.deps.blueprints.current(site.tenantId)
  const person = content.applications.find(
    ({ identityType }) =>
      content.identityTypes.find(({ slug }) => slug === identityType)?.party === 'person',
  )
  application = person?.slug ?? ''
  role = person?.workflow.stages[0]?.role ?? ''
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const cardOf = async ({ applicant }: BuiltCase) => {
  const { identities, certificates, membership } = await applicant.api.member.home.query({})
  return {
    status: identities.find((each) => each.application === application)?.status,
    certificates: certificates.map(({ status }) => status),
    membership,
  }
}

/** A file in a slot, straight in the database. */
async function hangFile({ caseId, applicant }: BuiltCase, slot: string) {
  const id = newId()
  const file = {
    id,
    caseId,
    slot,
    name: 'certificate.pdf',
    mime: 'application/pdf',
    size: 1,
    sha256: id,
    storageKey: id,
    uploadedBy: applicant.account.id,
  }
  await db().storedFile.create({ data: file, select: { id: true } })
}

describe('a natural person', () => {
  it('applies, is reviewed and certified, and becomes no member and owes nothing', async () => {
    const reviewer = await buildStaff(test, site, role)
    const built = await buildSubmitted(test, site, { application, name: '陆明远' })
    expect(await cardOf(built)).toEqual({ status: 'submitted', certificates: [], membership: null })
    expect(await decide(reviewer, built.caseId)).toMatchObject({ state: 'approved' })
    expect(await cardOf(built)).toEqual({
      status: 'certified',
      certificates: ['valid'],
      membership: null,
    })
    const certificate = await db().certificate.findFirstOrThrow({ where: { caseId: built.caseId } })
    expect(certificate).toMatchObject({
      validTo: null,
      facts: { name: '陆明远', holderKind: 'person', memberNumber: null },
    })
    expect([
      await db().member.count(),
      await db().bill.count(),
      await db().posting.count(),
    ]).toEqual([0, 0, 0])
    expect(
      await test.visitor(site).api.site.verifyByCode.query({ code: certificate.code }),
    ).toMatchObject({ outcome: 'valid', name: '陆明远' })
  })

  it('changes what was certified through review, the certified version in force meanwhile', async () => {
    const reviewer = await buildStaff(test, site, role)
    const built = await buildDraft(test, site, { application, name: '原名' })
    await hangFile(built, 'qualifications[first].certificate')
    await submit(built)
    await decide(reviewer, built.caseId)
    const { applicant } = built
    const { caseId } = await applicant.api.cases.start.mutate({ application })
    const { groups, files } = await applicant.api.cases.get.query({ caseId })
    expect(files).toMatchObject([
      { slot: 'qualifications[first].certificate', name: 'certificate.pdf' },
    ])
    expect(JSON.stringify(groups)).toContain('原名')
    const key =
      Object.keys(groups).find((group) =>
        JSON.stringify(groups[group]?.content).includes('原名'),
      ) ?? ''
    const changed = JSON.parse(
      JSON.stringify(groups[key]?.content).replace('原名', '新名'),
    ) as object
    await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey: key,
      content: changed,
      version: groups[key]?.version ?? 0,
    })
    await submit({ ...built, caseId })
    expect(await cardOf(built)).toMatchObject({ status: 'submitted', certificates: ['valid'] })
    expect(
      (await db().certificate.findFirstOrThrow({ where: { caseId: built.caseId } })).endedAt,
    ).toBeNull()
    await decide(reviewer, caseId)
    expect(await cardOf(built)).toMatchObject({ status: 'certified', certificates: ['valid'] })
    const certificates = await db().certificate.findMany({
      where: { caseId: { in: [built.caseId, caseId] } },
      orderBy: { number: 'asc' },
    })
    expect(
      certificates.map(({ endedBecause, facts }) => [endedBecause, Object(facts).name]),
    ).toEqual([
      ['replaced', '原名'],
      [null, '新名'],
    ])
    expect(
      await db().identityVersion.findMany({
        where: { caseId: { in: [built.caseId, caseId] } },
        orderBy: { number: 'asc' },
        select: { number: true },
      }),
    ).toEqual([{ number: 1 }, { number: 2 }])
  })
})
