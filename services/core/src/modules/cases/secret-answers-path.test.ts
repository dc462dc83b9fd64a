import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import type { AnswerRow } from '@guildhall/domain/blueprint/form'
import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  decide,
  handInPapers,
  saveAll,
  startCase,
  submit,
  type Applicant,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { importDesk } from '../../testing/import-desk.ts'
import { memberSite, type MemberSite } from '../../testing/member-site.ts'
import { plainTextFinds } from '../../testing/plain-text-finds.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

const numberOf = (serial: number) => makeIdNumber({ birthDate: '1985-06-01', sex: '1', serial })
const [first, second, ofRow, ofSheet] = [1, 2, 3, 4].map(numberOf) as [
  string,
  string,
  string,
  string,
]
const maskOf = (number: string) => `${number.slice(0, 3)}***********${number.slice(14)}`

let test: TestProgram
let place: MemberSite
let staff: Applicant
let built: BuiltCase

vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  place = await memberSite(test, 'sealing', askIdNumbers)
  staff = await buildStaff(test, place.site, 'administrator')
  const begun = await startCase(test, place.site, { branch: 'north' })
  const rows = begun.answers.contacts as AnswerRow[]
  const contacts = rows.map((row) => ({ ...row, idNumber: ofRow }))
  const chief = { idNumber: first, birthDate: '1985-06-01', sex: '1' }
  built = { ...begun, answers: { ...begun.answers, contacts, chief } }
})
afterAll(() => test.stop())

/** The one who answers for a unit, and each contact, say their ID number; staff may see it for a reason. */
function askIdNumbers({ applications, roles }: BlueprintInput): void {
  const [join] = applications
  const number = { key: 'idNumber', kind: 'id-number', label: '身份证号' } as const
  const [unit, contacts] = join?.form.steps ?? []
  contacts?.groups[0]?.fields.push({ ...number, required: false })
  unit?.groups.push({
    key: 'chief',
    title: '负责人',
    changedAtOnce: true,
    fields: [
      number,
      { key: 'birthDate', kind: 'date', label: '出生日期' },
      { key: 'sex', kind: 'select', label: '性别', options: { from: 'table', table: 'sex' } },
    ],
  })
  roles.push({
    slug: 'administrator',
    label: '管理员',
    permissions: [
      'personal-data.unmask',
      'cases.see-all',
      'members.see',
      'members.export',
      'members.import',
    ],
  })
}

const chiefOf = async ({ applicant, caseId }: BuiltCase) =>
  (await applicant.api.cases.get.query({ caseId })).groups.chief
const saveChief = async (content: object) => {
  const version = (await chiefOf(built))?.version ?? 0
  const { caseId, applicant } = built
  return applicant.api.cases.saveGroup.mutate({ caseId, groupKey: 'chief', content, version })
}
const open = () => staff.api.review.open.query({ caseId: built.caseId })
const finds = async () => {
  const all = await Promise.all(
    [first, second, ofRow, ofSheet].map((text) => plainTextFinds(test, place.site, text)),
  )
  return all.flatMap(({ found }) => found)
}

describe('an ID number on its way from draft to register', () => {
  it('comes back to the applicant masked; sent back so, it stays; facts beside it must agree', async () => {
    const { caseId, applicant } = built
    await saveAll(built)
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view.groups.chief?.content).toMatchObject({ idNumber: { kept: maskOf(first) } })
    expect(JSON.stringify(view.groups)).not.toMatch(/sealed/)
    const kept = view.groups.chief?.content as object
    await saveChief({ ...kept, birthDate: '1985-06-02' })
    await handInPapers(built).catch(() => undefined)
    const refused = await refusalOf(submit(built))
    expect(refused.problems).toContainEqual({
      path: 'chief.birthDate',
      message: expect.stringContaining('不一致'),
    })
    await saveChief({ ...kept, birthDate: '1985-06-01' })
    const stale = await refusalOf(
      applicant.api.cases.saveGroup.mutate({
        caseId,
        groupKey: 'chief',
        content: kept,
        version: 1,
      }),
    )
    expect(stale.code).toBe('draft.conflict')
    expect(JSON.stringify(stale)).toContain(maskOf(first))
    await handInPapers(built)
    await submit(built)
    expect(await finds()).toEqual([])
  })

  it('is masked for staff, who see it in full for a reason that is on record without it', async () => {
    const seen = await open()
    expect(seen.answers).toMatchObject({ chief: { idNumber: maskOf(first) } })
    expect(seen.masked).toContain('chief.idNumber')
    expect(JSON.stringify(seen)).not.toMatch(/sealed/)
    const look = { caseId: built.caseId, path: 'contacts[first].idNumber', reason: '核对身份' }
    expect(await staff.api.review.unmask.mutate(look)).toEqual({ value: ofRow })
    expect((await refusalOf(place.reviewer.api.review.unmask.mutate(look))).code).toBe('not-found')
    const events = await test.deps.database
      .tenantDb(place.site.tenantId)
      .event.findMany({ where: { kind: 'personal-data.unmasked' }, select: { facts: true } })
    expect(events).toEqual([{ facts: { path: look.path, reason: '核对身份' } }])
  })

  it('shows in what changed that it did, typed anew, and that it did not, typed again', async () => {
    const { contentHash } = (await open()).submission
    await decide(place.reviewer, built.caseId, 'return', '请核对身份证号')
    const { content } = (await chiefOf(built)) ?? {}
    await saveChief({ ...Object(content), idNumber: first })
    await submit(built)
    const same = await open()
    expect(same.changes).toEqual([])
    expect(same.submission.contentHash).toBe(contentHash)
    await decide(place.reviewer, built.caseId, 'return', '请核对身份证号')
    expect(await saveChief({ ...Object(content), idNumber: second })).toMatchObject({
      stalePrints: ['form'],
    })
    await handInPapers(built)
    await submit(built)
    expect((await open()).changes).toMatchObject([
      { path: 'chief.idNumber', before: maskOf(first), after: maskOf(second) },
    ])
  })

  it('is sealed in the register, kept by a change at once, and masked in exports', async () => {
    await decide(place.reviewer, built.caseId)
    const { applicant } = built
    const { unit } = await applicant.api.member.unit.query({})
    const chief = Object(unit?.answers.chief)
    expect(chief).toMatchObject({ idNumber: { kept: maskOf(second) } })
    const wrong = {
      groupKey: 'chief',
      content: { ...chief, sex: '2' },
      version: unit?.version ?? 0,
    }
    expect(
      (await refusalOf(applicant.api.member.saveProfile.mutate(wrong))).problems,
    ).toMatchObject([{ path: 'chief.sex' }])
    await applicant.api.member.saveProfile.mutate({ ...wrong, content: chief })
    const member = await memberOf(staff)
    const fact = member.facts.find(({ path }) => path === 'chief.idNumber')
    expect(fact).toMatchObject({ text: maskOf(second), masked: true })
    const wish = { memberId: member.id, path: 'chief.idNumber', reason: '核对身份' }
    expect(await staff.api.members.unmask.mutate(wish)).toEqual({ value: second })
    expect(await exported(false)).toContain(maskOf(second))
    expect(await exported(false)).not.toContain(second)
    expect(await exported(true)).toContain(second)
  })

  it('never comes in by a sheet, and stands nowhere in the database in plain text', async () => {
    const desk = await importDesk(test, place.site)
    const checked = await desk.checkRows([
      ['单位名称', '身份证号', '备注'],
      ['某某单位', ofSheet, ''],
    ])
    expect(checked.targets.map(({ key }) => key)).not.toContain('chief.idNumber')
    const { searched } = await plainTextFinds(test, place.site, first)
    expect(searched).toEqual(
      expect.arrayContaining(['draft_group', 'submission', 'identity_version', 'event', 'message']),
    )
    expect((await plainTextFinds(test, place.site, '1985-06-01')).found).toContain('submission')
    expect(await finds()).toEqual([])
  })
})

async function memberOf({ api }: Applicant) {
  const { rows } = await api.members.list.query({ search: '', limit: 10 })
  return api.members.get.query({ memberId: rows[0]?.id ?? '' })
}

async function exported(unmask: boolean): Promise<string> {
  const prepared = await staff.api.exports.prepareMembers.mutate({
    format: 'csv',
    filter: {},
    unmask,
    reason: '换届核对',
  })
  return (await staff.send({ path: prepared.url })).text
}
