import { type OwnDatabase, runSql } from './databases.ts'
import { sees } from './sees.ts'
import { signIn } from './sign-in.ts'
import { national, type Stage } from './stage.ts'

/** Has the applicant of another case on a sitting's agenda take it back; answers whose it was. */
export async function withdrawOneOf(
  stage: Stage,
  meetingId: string,
  notOf: string,
): Promise<string> {
  const [other] = await runSql<{ mobile: string; name: string; id: string }>(
    stage.world.database,
    `select a.mobile, c.party_name as name, c.id from agenda_item i
     join cases c on c.tenant_id = i.tenant_id and c.id = i.case_id
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where i.meeting_id = $1 and a.mobile <> $2 and c.state = 'submitted'
     order by i.position limit 1`,
    [meetingId, notOf],
  )
  if (!other) throw new Error('nobody else waits for the sitting')
  const { page } = await stage.person(national)
  // All demo accounts have the password that is printed for some of them.
  const { password } = stage.login(national, '会员')
  await signIn(page, { mobile: other.mobile, password })
  await page.goto(`/my/cases/${other.id}`)
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click()
  await sees(page, '已撤回申请')
  return other.name
}

/** The case numbers of all submissions of an account: one for each time it was submitted. */
export function submissionsOf(
  database: OwnDatabase,
  mobile: string,
): Promise<{ number: string }[]> {
  return runSql(
    database,
    `select c.number from submission s
     join cases c on c.tenant_id = s.tenant_id and c.id = s.case_id
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where a.mobile = $1`,
    [mobile],
  )
}
