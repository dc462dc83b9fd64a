import { runSql } from './databases.ts'
import type { Stage } from './stage.ts'

/** A certified expert of the demo data, with a first qualification that lapses some day. */
export interface DemoExpert {
  readonly name: string
  readonly mobile: string
  readonly password: string
  /** `YYYY-MM-DD`, of the first qualification. */
  readonly validTo: string
}

/** One of an association's certified experts with nothing under way; `at` tells those of one file apart. */
export async function demoExpert(stage: Stage, hostLabel: string, at: number): Promise<DemoExpert> {
  const experts = await runSql<Omit<DemoExpert, 'password'>>(
    stage.world.database,
    `select c.party_name as name, a.mobile, v.answers #>> '{qualifications,0,validTo}' as "validTo"
     from identity_version v
     join tenant_host h on h.tenant_id = v.tenant_id and h.host = $1
     join cases c on c.tenant_id = v.tenant_id and c.id = v.case_id and c.application = 'expert'
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where v.answers #>> '{qualifications,0,validTo}' is not null and not exists (
       select 1 from cases o where o.tenant_id = a.tenant_id and o.account_id = a.id and o.id <> c.id)
     order by c.number desc`,
    [`${hostLabel}.localhost`],
  )
  const found = experts[at]
  if (!found) throw new Error('the demo data has no such expert')
  // All demo accounts have the password that is printed for some of them.
  return { ...found, password: stage.login(hostLabel, '会员').password }
}
