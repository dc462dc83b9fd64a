import { runSql } from './databases.ts'
import type { Stage } from './stage.ts'

/** A member of the demo data whose person has a login, and a certificate that holds. */
export interface DemoMember {
  readonly memberId: string
  readonly name: string
  readonly creditCode: string
  /** Of the certificate. */
  readonly code: string
  readonly mobile: string
  readonly password: string
}

/**
 * The first member in good standing whose name is like `pattern`, with nothing under way, other than
 * the one of the printed login: the list is in the order of numbers, and holds no rows but those in sight.
 */
export async function demoMember(
  stage: Stage,
  hostLabel: string,
  pattern: string,
): Promise<DemoMember> {
  const printed = stage.login(hostLabel, '会员（在会')
  const [found] = await runSql<Omit<DemoMember, 'password'>>(
    stage.world.database,
    `select m.id as "memberId", p.name, p.credit_code as "creditCode", c.code, a.mobile from member m
     join tenant_host h on h.tenant_id = m.tenant_id and h.host = $1
     join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
     join certificate c on c.tenant_id = p.tenant_id and c.party_id = p.id and c.ended_at is null and c.valid_to >= current_date
     join mandate d on d.tenant_id = p.tenant_id and d.party_id = p.id and d.to_date is null
     join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
     where p.name like $2 and a.mobile <> $3 and not exists (
       select 1 from cases o where o.tenant_id = p.tenant_id and o.party_id = p.id
       and o.state in ('draft', 'submitted', 'returned'))
     order by m.number limit 1`,
    [`${hostLabel}.localhost`, pattern, printed.mobile],
  )
  if (!found) throw new Error('the demo data has no such member')
  // All demo accounts have the password that is printed for some of them.
  return { ...found, password: printed.password }
}
