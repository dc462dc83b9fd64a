import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { memberFilter } from '@guildhall/contract/members'

let test: TestProgram
let manager: Applicant
let reader: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  manager = await buildStaff(test, test.sites[0], 'administrator')
  reader = await buildStaff(test, test.sites[0], 'membership-reviewer')
})
afterAll(() => test.stop())

const settings = {
  filter: memberFilter.parse({ status: ['lapsed'], owedYear: 2026 }),
  sort: 'name' as const,
  descending: false,
  columns: ['number', 'name', 'owed'],
}
const viewsOf = async ({ api }: Applicant) => (await api.members.views.query({})).views

describe('views', () => {
  it('are kept per account, changed, and opened with where they are the default', async () => {
    const { viewId } = await reader.api.members.saveView.mutate({
      ...{ name: '欠费', isDefault: true, settings },
    })
    expect(await viewsOf(reader)).toEqual([
      { id: viewId, name: '欠费', shared: false, isDefault: true, own: true, settings },
    ])
    expect(await viewsOf(manager)).toEqual([])
    await reader.api.members.saveView.mutate({ name: '别的', isDefault: true, settings })
    const byName = new Map((await viewsOf(reader)).map((view) => [view.name, view.isDefault]))
    expect(byName).toEqual(
      new Map([
        ['欠费', false],
        ['别的', true],
      ]),
    )
    const changed = { viewId, name: '欠费', settings: { ...settings, descending: true } }
    await reader.api.members.saveView.mutate(changed)
    const seen = (await viewsOf(reader)).find(({ id }) => id === viewId)
    expect(seen?.settings.descending).toBe(true)
    await reader.api.members.removeView.mutate({ viewId })
    expect(await viewsOf(reader)).toHaveLength(1)
  })

  it('that are shared are everybody’s to see and their maker’s to change', async () => {
    const { viewId } = await manager.api.members.saveView.mutate({
      ...{ name: '全协会', shared: true, settings },
    })
    const shown = (await viewsOf(reader)).find(({ id }) => id === viewId)
    expect(shown).toMatchObject({ shared: true, own: false })
    const change = reader.api.members.saveView.mutate({ viewId, name: '改', settings })
    expect(await refusalOf(change)).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(reader.api.members.removeView.mutate({ viewId }))).toMatchObject({
      code: 'not-found',
    })
    const elsewhere = await buildStaff(test, test.sites[1], 'administrator')
    expect(await viewsOf(elsewhere)).toEqual([])
    expect(await refusalOf(elsewhere.api.members.removeView.mutate({ viewId }))).toMatchObject({
      code: 'not-found',
    })
  })
})
