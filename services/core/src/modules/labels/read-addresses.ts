import type { LabelsWanted } from '@guildhall/contract/labels'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { postalAddress } from '@guildhall/domain/forms/postal-address'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { lookupsOf } from '../cases/form-context.ts'

export type Label = { postcode: string; address: string; unit: string; addressee: string }

type Row = { name: string; typeSlug: string | null; answers: unknown }

/** Where mail reaches today's members of these titles and branches, and of whom that is not on file. */
export async function readAddresses(
  ctx: SignedInContext,
  { titles, branches }: LabelsWanted,
): Promise<{ labels: Label[]; missing: string[] }> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(addressesSql, [todayOf(ctx.deps.clock), titles, branches])
  const blueprint = await blueprintInForce(ctx)
  const lookups = lookupsOf(blueprint)
  const formOf = (typeSlug: string | null) =>
    blueprint.content.applications.find(
      ({ kind, identityType }) => kind === 'join' && identityType === typeSlug,
    )?.form
  const labels: Label[] = []
  const missing: string[] = []
  for (const { name, typeSlug, answers } of rows) {
    const form = formOf(typeSlug)
    const address = form && postalAddress(form, answers, lookups)
    if (address)
      labels.push({
        ...address,
        unit: name,
        addressee: readMeaning(form, answers, 'contact-name') ?? '',
      })
    else missing.push(name)
  }
  return { labels, missing }
}

const addressesSql = `
select p.name, v.type_slug as "typeSlug", v.answers from member m
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
left join lateral (
  select i.type_slug, iv.answers from identity i
  join identity_version iv on iv.tenant_id = i.tenant_id and iv.identity_id = i.id
  where i.tenant_id = m.tenant_id and i.party_id = m.party_id order by iv.certified_at desc, iv.number desc limit 1) v on true
where m.tenant_id = current_tenant()
  and (cardinality($2::text[]) = 0 or m.title_slug = any($2))
  and (cardinality($3::text[]) = 0 or m.branch_slug = any($3))
  and exists (select 1 from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id
    and d.from_date <= $1::date and d.to_date > $1::date)
order by m.number`
