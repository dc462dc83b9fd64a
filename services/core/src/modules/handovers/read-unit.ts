import type { TenantSql } from '@guildhall/db/tenant-client'
import type { KnownUnit } from '@guildhall/contract/handovers'
import { maskMobile } from '@guildhall/domain/identifiers/masking'

/** How a unit is found: by its certified credit code, or by its member number. */
export type UnitKey = { creditCode: string } | { memberNumber: string }

export type UnitRecord = {
  id: string
  name: string
  creditCode: string
  memberNumber: string | null
  acting: { accountId: string; userName: string; mobile: string; since: string }[]
}

/**
 * A certified unit with who acts for it on a day, or null. For staff alone: that a unit is known is
 * nothing that an applicant may learn.
 */
export async function readUnit(
  sql: Pick<TenantSql, 'query'>,
  key: UnitKey,
  today: string,
): Promise<UnitRecord | null> {
  const values = 'creditCode' in key ? [key.creditCode, null] : [null, key.memberNumber]
  const { rows } = await sql.query<UnitRecord>(unitSql, [...values, today])
  return rows[0] ?? null
}

const unitSql = `
select p.id, p.name, p.credit_code as "creditCode", m.number as "memberNumber",
  (select coalesce(json_agg(json_build_object('accountId', a.id, 'userName', a.user_name, 'mobile', a.mobile,
      'since', to_char(d.from_date, 'YYYY-MM-DD')) order by d.from_date, d.id), '[]')
    from mandate d join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
    where d.tenant_id = p.tenant_id and d.party_id = p.id
      and d.from_date <= $3::date and (d.to_date is null or d.to_date > $3::date)) as acting
from party p left join member m on m.tenant_id = p.tenant_id and m.party_id = p.id
where p.tenant_id = current_tenant() and p.kind = 'unit' and p.credit_code is not null
  and ($1::text is null or p.credit_code = $1) and ($2::text is null or m.number = $2)
  and ($1::text is not null or $2::text is not null)
limit 1`

/** A unit as staff see it; mobiles masked. */
export function presentUnit(unit: UnitRecord): KnownUnit {
  const { id, name, creditCode, memberNumber, acting } = unit
  return {
    id,
    name,
    creditCode,
    memberNumber,
    acting: acting.map(({ userName, mobile, since }) => ({
      userName,
      mobile: maskMobile(mobile),
      since,
    })),
  }
}
