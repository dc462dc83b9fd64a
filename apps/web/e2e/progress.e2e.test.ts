import { beforeAll, describe, it } from 'vitest'
import { runSql } from './support/databases.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage()

/** Fourteen certified people who were decided upon within three days, this month. */
beforeAll(async () => {
  await runSql(
    stage.world.database,
    `with decided as (
       select c.tenant_id, c.id, row_number() over (order by c.number) as n from cases c
       join tenant_host h on h.tenant_id = c.tenant_id and h.host = $1
       where c.application = 'person' and c.state = 'approved' limit 14),
     moves (action, from_state, to_state, from_stage, to_stage, version, days_ago) as (values
       ('submit', 'draft', 'submitted', null, 'secretariat-review', 901, 20),
       ('pass', 'submitted', 'approved', 'secretariat-review', null, 902, 13))
     insert into case_step (tenant_id, id, case_id, case_version, action, from_state, to_state, from_stage, to_stage, actor_label, at)
     select d.tenant_id, gen_random_uuid(), d.id, m.version, m.action, m.from_state, m.to_state, m.from_stage, m.to_stage, '秘书处',
       now() - make_interval(days => m.days_ago)
     from decided d, moves m`,
    [`${municipal}.localhost`],
  )
})

/** People who wait for the secretariat, nobody at them. */
async function waiting(at: number): Promise<{ id: string; name: string; mobile: string }> {
  const rows = await runSql<{ id: string; name: string; mobile: string }>(
    stage.world.database,
    `select c.id, c.party_name as name, a.mobile from cases c
     join tenant_host h on h.tenant_id = c.tenant_id and h.host = $1
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where c.application = 'person' and c.state = 'submitted' and c.claimed_by is null
     order by c.stage_since desc, c.id`,
    [`${municipal}.localhost`],
  )
  const found = rows[at]
  if (!found) throw new Error('the demo data has too few who wait')
  return found
}

describe.each([
  { at: 0, width: 1440, height: 900 },
  { at: 1, width: 375, height: 812 },
])('where an application stands, at $width px', ({ at, ...viewport }) => {
  it('is told with who has it, whom to phone, since when, how long it takes and what comes next, until 结束', async () => {
    const applicant = await waiting(at)
    const member = await stage.person(municipal, viewport)
    const { page } = member
    // All demo accounts have the password that is printed for some of them.
    await signIn(page, { ...applicant, password: stage.login(municipal, '会员').password })
    await page.goto(`/my/cases/${applicant.id}`)
    const standing = page.getByRole('region', { name: '办到哪一步' })
    await sees(standing, '秘书处审核')
    await sees(standing, /\d+月\d+日起/)
    await sees(standing, '这一步由秘书处办理')
    await standing.locator('a[href^="tel:0355"]').first().waitFor()
    await sees(standing, /近 90 天里，半数以上在这一步 \d 个工作日内有结果/)
    await sees(standing, '这一步通过，事项就结束了')
    await standing.getByRole('listitem').filter({ hasText: '结束' }).waitFor()

    const staff = await stage.person(municipal)
    await signIn(staff.page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await staff.page.goto(`/desk/cases/${applicant.id}`)
    await staff.page.getByRole('button', { name: /^通过/ }).click()
    // Without a reload.
    const result = page.getByRole('region', { name: '结果' })
    await result.getByRole('listitem').filter({ hasText: '结束' }).getByText(/月/).waitFor()
  })
})
