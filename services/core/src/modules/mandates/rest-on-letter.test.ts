import { setAnswer } from '@guildhall/domain/forms/answers'
import { readText } from '@guildhall/documents/testing/read-pdf'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshMobile, signedInClient } from '../../testing/build-account.ts'
import {
  buildDraft,
  buildFilled,
  buildSubmitted,
  decide,
  handInPapers,
  saveAll,
  submit,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { upload } from '../../testing/upload.ts'

const application = 'construction-unit'
const letter = { document: 'responsible', slot: 'responsibleLetter' }

let test: TestProgram
let site: TestSite
let reviewer: TestClient

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[1]
  reviewer = await buildStaff(test, site, 'secretariat-reviewer')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)

async function mandatesOf({ applicant }: BuiltCase) {
  return db().mandate.findMany({
    where: { accountId: applicant.account.id },
    orderBy: { id: 'asc' },
    select: { caseId: true, fileId: true, personName: true, toDate: true, file: true },
  })
}

/** 修改资料 of a certified unit, with an answer changed; the papers are those that came along. */
async function renewed(built: BuiltCase, path: string, value: string): Promise<BuiltCase> {
  const { caseId } = await built.applicant.api.cases.start.mutate({ application })
  const { groups } = await built.applicant.api.cases.get.query({ caseId })
  const begun = Object.fromEntries(
    Object.entries(groups).map(([key, group]) => [key, group.content]),
  ) as Answers
  const answers = setAnswer(begun, path, value)
  await saveAll({ caseId, applicant: built.applicant, answers })
  return { ...built, caseId, answers }
}

async function passed(built: BuiltCase): Promise<BuiltCase> {
  await submit(built)
  await decide(reviewer, built.caseId)
  return built
}

/** Answers with somebody else named, kept by the page as it does. */
const rename = ({ caseId, applicant, answers }: BuiltCase) =>
  saveAll({ caseId, applicant, answers: setAnswer(answers, 'responsible.name', '温如璧') })

async function printed({ applicant, caseId }: BuiltCase): Promise<Uint8Array> {
  const { url } = await applicant.api.cases.print.mutate({ caseId, document: letter.document })
  return (await applicant.send({ path: url })).body
}

describe('an approved letter', () => {
  it('lets the mandate rest on it from that day; before is history', async () => {
    const built = await buildSubmitted(test, site, { application })
    expect(await mandatesOf(built)).toMatchObject([{ caseId: null, toDate: null }])
    await decide(reviewer, built.caseId)
    const mandates = await mandatesOf(built)
    expect(mandates).toMatchObject([
      { caseId: null, toDate: expect.any(Date) },
      { caseId: built.caseId, toDate: null, file: { slot: letter.slot } },
    ])
    const named = built.answers['responsible'] as { name: string }
    expect(mandates[1]?.personName).toBe(named.name)
    const { mandates: shown } = await built.applicant.api.member.unit.query({})
    expect(shown).toMatchObject([
      { name: named.name, to: null, paper: { title: '账号负责人说明' } },
    ])
    expect(await db().event.count({ where: { kind: 'mandate.named' } })).toBeGreaterThan(0)
  })

  it('changes nothing when it comes along unchanged, and ends the one before when it is new', async () => {
    const built = await passed(await buildDraft(test, site, { application }))
    await passed(await renewed(built, 'unit.contactName', '沈知言'))
    expect(await mandatesOf(built)).toHaveLength(2)
    const again = await renewed(built, 'responsible.name', '温如璧')
    await handInPapers(again)
    await passed(again)
    const mandates = await mandatesOf(built)
    expect(mandates.map(({ toDate }) => toDate === null)).toEqual([false, false, true])
    expect(mandates[2]).toMatchObject({ caseId: again.caseId, personName: '温如璧' })
  })
})

describe('a stamped letter no longer counts', () => {
  const stale = { code: 'case.incomplete', problems: [{ path: letter.slot }] }

  it('once another person is named', async () => {
    const built = await buildDraft(test, site, { application })
    await rename(built)
    expect(await refusalOf(submit(built))).toMatchObject(stale)
  })

  it('once the account signs in with another mobile', async () => {
    const built = await buildDraft(test, site, { application })
    const { id } = built.applicant.account
    await db().account.updateMany({ where: { id }, data: { mobile: freshMobile() } })
    expect(await refusalOf(submit(built))).toMatchObject(stale)
  })

  it('when it is the letter of another account, or of another association', async () => {
    const [built, other] = await Promise.all([
      buildFilled(test, site, { application }),
      buildFilled(test, site, { application }),
    ])
    await printed(built)
    const foreign = await upload(
      built.applicant,
      { caseId: built.caseId, slot: letter.slot },
      'scan.pdf',
      await printed(other),
    )
    expect(foreign.file).toMatchObject({ printCheck: 'mismatched', current: false })
    const path = `/cases/${built.caseId}/${letter.document}.pdf?print=1`
    const stranger = await signedInClient(test, test.sites[0])
    expect((await stranger.send({ path })).status).toBe(404)
    expect((await other.applicant.send({ path })).status).toBe(404)
  })
})

it('the letter names the unit, the person and the account', async () => {
  const built = await buildFilled(test, site, { application, name: '示例漳河建设投资有限公司' })
  const text = await readText(await printed(built))
  expect(text).toContain('示例漳河建设投资有限公司')
  expect(text).toContain(built.applicant.account.mobile)
  const copy = await built.applicant.send({ path: '/papers/member-unit/responsible.pdf?filled' })
  expect(await readText(copy.body)).toContain(built.applicant.account.mobile)
})
