import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const guideOf = (at: number) => test.visitor(test.sites[at as 0 | 1]).api.site.joinGuide.query({})
const amounts = async (at: number) =>
  (await guideOf(at)).dues.rows.map(({ titles, amountFen }) => [titles.length, amountFen])

describe('入会须知, with nobody signed in', () => {
  it('says who may join, how long it takes, what it costs from which title on', async () => {
    const { guide, dues, associationSteps } = await guideOf(0)
    expect(guide.whoMayJoin).toHaveLength(3)
    expect(guide.howLong).toBe('原则上一个月')
    expect(associationSteps.map(({ title }) => title)).toEqual(['会员部初审', '会长办公会'])
    expect(await amounts(0)).toEqual([
      [2, 20_000_000],
      [1, 5_000_000],
      [1, 3_000_000],
      [1, 1_000_000],
    ])
    const newcomers = dues.rows.filter(({ newcomer }) => newcomer)
    expect(newcomers.map(({ titles }) => titles)).toEqual([['普通会员单位']])
    expect(dues.notes.join()).toContain('不足一年的按一年')
  })

  it('names a line of its own for joining, the system and a change of title', async () => {
    const { contacts } = await test.visitor(test.sites[0]).api.site.get.query({})
    expect(contacts.lines.map(({ key }) => key)).toEqual(['membership', 'system', 'titles'])
    expect(new Set(contacts.lines.map(({ phone }) => phone)).size).toBe(3)
  })

  it('is each association’s own, and nobody’s at a host that is none', async () => {
    expect(await amounts(1)).toEqual([
      [2, 500_000],
      [1, 300_000],
      [1, 200_000],
    ])
    const { text } = await test.visitor(test.sites[1]).send({ path: joinGuide })
    const { contacts } = await test.visitor(test.sites[0]).api.site.get.query({})
    for (const { phone } of contacts.lines) expect(text).not.toContain(phone)
    const nowhere = await test.visitor(test.sites[0], 'nobody.localhost').send({ path: joinGuide })
    expect(nowhere.status).toBe(404)
    expect(nowhere.text).not.toContain('whoMayJoin')
  })
})

const joinGuide = '/trpc/site.joinGuide?input=%7B%7D'
