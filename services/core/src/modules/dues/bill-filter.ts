import type { BillsInput } from '@guildhall/contract/dues-desk'

/** The values of a list's filter, in the order of `billWhere`'s parameters. */
export function filterValues(input: Omit<BillsInput, 'cursor'>, today: string): unknown[] {
  return [input.year, input.title, input.branch, input.search, input.status, today]
}

/** What a year's list, its totals and its export all ask, so that they agree: $1 to $6. */
export const billWhere = `
where b.tenant_id = current_tenant() and b.year = $1
  and ($2::text is null or b.title_slug = $2) and ($3::text is null or m.branch_slug = $3)
  and ($4 = '' or strpos(p.name, $4) > 0 or m.number = $4 or p.credit_code = upper($4))
  and case coalesce($5::text, '')
    when '' then $6::date is not null
    when 'settled' then s.owed <= 0 and s.paid > 0
    when 'waived' then s.owed <= 0 and s.paid = 0
    when 'any-owed' then s.owed > 0
    when 'overdue' then s.owed > 0 and b.due_on < $6::date
    when 'voucher-waiting' then s.owed > 0 and v.waiting
    when 'voucher-refused' then s.owed > 0 and not v.waiting and l.state = 'refused'
    when 'part-paid' then s.owed > 0 and not v.waiting and l.state is distinct from 'refused' and s.paid > 0
    when 'owing' then s.owed > 0 and not v.waiting and l.state is distinct from 'refused' and s.paid = 0
    else false end`
