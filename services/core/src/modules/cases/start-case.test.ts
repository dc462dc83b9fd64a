import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import { signedInClient } from '../../testing/build-account.ts'
import { buildFilled, buildSubmitted, decide, startCase } from '../../testing/build-case.ts'
import { buildSite, publish } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
const application = 'join'

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)

describe('the join guide', () => {
  it('is demanded before the form opens, and kept by version with its time', async () => {
    const { api, account } = await signedInClient(test, site)
    expect((await refusalOf(api.cases.start.mutate({ application }))).code).toBe(
      'guide.not-accepted',
    )
    const { version, accepted } = await api.cases.guide.query({ application })
    expect(accepted).toBe(false)
    expect(
      (await refusalOf(api.cases.acceptGuide.mutate({ application, version: '2001' }))).code,
    ).toBe('guide.changed')
    const first = await api.cases.acceptGuide.mutate({ application, version })
    const again = await api.cases.acceptGuide.mutate({ application, version })
    expect(again).toEqual(first)
    const { caseId } = await api.cases.start.mutate({ application })
    expect((await api.cases.get.query({ caseId })).guide).toEqual({
      version,
      acceptedAt: first.acceptedAt,
    })
    expect(await db().consent.count({ where: { accountId: account.id } })).toBe(1)
    expect(
      await db().event.count({ where: { subjectId: account.id, kind: 'guide.accepted' } }),
    ).toBe(1)
  })

  it('is demanded anew where its version changed', async () => {
    const own = await buildSite(test, 'guide-changes')
    const { applicant, caseId } = await startCase(test, own)
    await applicant.api.cases.withdraw.mutate({ caseId, version: 0 })
    await publish(
      test,
      own,
      exampleBlueprint((blueprint) => (blueprint.joinGuide.version = '二')),
    )
    expect((await refusalOf(applicant.api.cases.start.mutate({ application }))).code).toBe(
      'guide.not-accepted',
    )
    expect(
      (await refusalOf(applicant.api.cases.acceptGuide.mutate({ application, version: '一' })))
        .code,
    ).toBe('guide.changed')
  })

  it('of an application that is not offered reads like a missing page', async () => {
    const { api } = await signedInClient(test, site)
    expect((await refusalOf(api.cases.guide.query({ application: 'no-such' }))).code).toBe(
      'not-found',
    )
    expect((await refusalOf(api.cases.start.mutate({ application: 'no-such' }))).code).toBe(
      'not-found',
    )
  })
})

describe('beginning an application', () => {
  it('makes one case of two tabs, a double click and a retry', async () => {
    const { api, account } = await signedInClient(test, site)
    const { version } = await api.cases.guide.query({ application })
    await api.cases.acceptGuide.mutate({ application, version })
    const begun = await Promise.all(
      Array.from({ length: 12 }, () => api.cases.start.mutate({ application })),
    )
    expect(new Set(begun.map(({ caseId }) => caseId)).size).toBe(1)
    expect(await db().case.count({ where: { accountId: account.id } })).toBe(1)
    expect(await db().mandate.count({ where: { accountId: account.id } })).toBe(1)
  })

  it('makes one case of two accounts that act for one unit', async () => {
    const { applicant, caseId } = await startCase(test, site)
    await applicant.api.cases.withdraw.mutate({ caseId, version: 0 })
    const { partyId } = await db().case.findFirstOrThrow({ where: { id: caseId } })
    const colleague = await signedInClient(test, site)
    await db().mandate.create({
      data: {
        id: randomUUID(),
        accountId: colleague.account.id,
        partyId,
        fromDate: new Date('2026-01-01'),
        paper: 'test',
      },
    })
    const { version } = await colleague.api.cases.guide.query({ application })
    await colleague.api.cases.acceptGuide.mutate({ application, version })
    const begun = await Promise.all(
      [applicant, colleague].map(({ api }) => api.cases.start.mutate({ application })),
    )
    expect(begun[0]).toEqual(begun[1])
  })

  it('prefills what registration knew, and says that nothing was submitted', async () => {
    const { applicant, caseId } = await startCase(test, site, {
      account: { unitName: '北岭电力建设有限公司', email: 'a@example.cn' },
    })
    const view = await applicant.api.cases.get.query({ caseId })
    expect(JSON.stringify(view.groups)).toContain('北岭电力建设有限公司')
    expect(JSON.stringify(view.groups)).toContain(applicant.account.mobile)
    expect(view).toMatchObject({
      state: 'draft',
      submittedAt: null,
      number: null,
      can: { edit: true, submit: true, recall: false, withdraw: true },
    })
  })

  it('is refused to a member whose membership runs', async () => {
    const own = await buildSite(test, 'one-stage', (blueprint) => {
      const [join] = blueprint.applications
      if (join) join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
    })
    const built = await buildSubmitted(test, own)
    await decide(await buildStaff(test, own, 'reviewer'), built.caseId)
    expect((await refusalOf(built.applicant.api.cases.start.mutate({ application }))).code).toBe(
      'case.already-member',
    )
  })
})

describe('a list of cases', () => {
  it('goes on where a draft is for what the association no longer offers', async () => {
    const own = await buildSite(test, 'offers-less')
    const { applicant } = await buildFilled(test, own)
    const renamed = exampleBlueprint((blueprint) =>
      blueprint.applications.forEach((each) => (each.slug = 'join-anew')),
    )
    await publish(test, own, renamed)
    expect(await applicant.api.cases.list.query({})).toMatchObject({ cases: [] })
    expect((await applicant.api.member.home.query({})).identities).toHaveLength(1)
  })
})

describe('somebody else’s case', () => {
  it('reads like a missing one, byte for byte, to another account and to another association', async () => {
    const { caseId, applicant } = await buildFilled(test, site)
    const stranger = await signedInClient(test, site)
    const abroad = await signedInClient(test, test.sites[1])
    const ask = (client: typeof stranger, id: string, procedure: string) =>
      client.send({
        path: `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ caseId: id }))}`,
      })
    const change = (client: typeof stranger, path: string, input: unknown) =>
      client.send({
        method: 'POST',
        path: `/trpc/${path}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
    const changes = (id: string): [string, object][] => [
      ['cases.saveGroup', { caseId: id, groupKey: 'unit', content: {}, version: 0 }],
      ['cases.print', { caseId: id }],
      ['cases.submit', { caseId: id, idempotencyKey: randomUUID(), groupVersions: {} }],
      ['cases.recall', { caseId: id, version: 0 }],
      ['cases.withdraw', { caseId: id, version: 0 }],
    ]
    const before = await applicant.api.cases.get.query({ caseId })
    for (const client of [stranger, abroad]) {
      const missing = await ask(client, randomUUID(), 'cases.get')
      expect(missing.status).toBe(404)
      expect((await ask(client, caseId, 'cases.get')).text).toBe(missing.text)
      for (const [index, [path, input]] of changes(caseId).entries()) {
        const [, none] = changes(randomUUID())[index] ?? []
        const [theirs, nobodys] = [
          await change(client, path, input),
          await change(client, path, none),
        ]
        expect(theirs.status).toBe(404)
        expect(theirs.text).toBe(nobodys.text)
      }
      for (const path of ['form.pdf?print=1', 'files/licence']) {
        const [theirs, nobodys] = [
          await client.send({ path: `/cases/${caseId}/${path}` }),
          await client.send({ path: `/cases/${randomUUID()}/${path}` }),
        ]
        expect([theirs.status, theirs.text]).toEqual([404, nobodys.text])
      }
    }
    expect(await applicant.api.cases.get.query({ caseId })).toEqual(before)
  })

  it('is no longer that of an account whose mandate ended, which still may not review it', async () => {
    const built = await buildSubmitted(test, site)
    const { api, account } = built.applicant
    await db().mandate.updateMany({
      where: { accountId: account.id },
      data: { toDate: new Date('2026-02-01') },
    })
    expect((await refusalOf(api.cases.get.query({ caseId: built.caseId }))).code).toBe('not-found')
    expect(
      (await refusalOf(api.cases.withdraw.mutate({ caseId: built.caseId, version: 1 }))).code,
    ).toBe('not-found')
    expect((await api.cases.list.query({})).cases).toEqual([])
    await db().roleGrant.create({
      data: { id: randomUUID(), accountId: account.id, role: 'membership-reviewer' },
    })
    expect((await api.review.open.query({ caseId: built.caseId })).can).toMatchObject({
      claim: false,
      decisions: [],
    })
  })

  it('is in no list of another account', async () => {
    await buildFilled(test, site)
    const stranger = await signedInClient(test, site)
    expect(await stranger.api.cases.list.query({})).toMatchObject({ cases: [] })
  })
})
