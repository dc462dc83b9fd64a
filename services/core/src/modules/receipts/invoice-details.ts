import type { z } from 'zod'
import type { InvoiceDetails, saveInvoiceDetails as saveInput } from '@guildhall/contract/receipts'
import type { TenantSql } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { billJoins, billSelect, type BillFacts } from '../dues/bill-facts.ts'
import { askableAs, receiptAmount } from './askable.ts'

export type DetailsRow = Omit<
  InvoiceDetails,
  'askable' | 'receiptKind' | 'guide' | 'confirmedAt'
> & { confirmedAt: Date | null; confirmedBy: string | null }

/** 开票信息 as confirmed last; where never, what the unit's certified form and the account say. */
export async function getInvoiceDetails(ctx: SignedInContext): Promise<InvoiceDetails> {
  const partyId = await memberParty(ctx)
  const { content } = await blueprintInForce(ctx)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { confirmedBy: _by, ...details } =
    (await readDetails(sql, partyId)) ?? (await proposeDetails(ctx, partyId))
  const { rows } = await sql.query<BillFacts>(
    `${billSelect} ${billJoins} where b.tenant_id = current_tenant() and m.party_id = $1 order by b.year desc`,
    [partyId],
  )
  return {
    ...details,
    confirmedAt: details.confirmedAt?.toISOString() ?? null,
    askable: rows.flatMap((bill) => {
      const as = askableAs(content.dues.receipts, bill)
      if (!as) return []
      const { id: billId, year } = bill
      return [{ billId, year, amountFen: receiptAmount(bill), isAdvance: as === 'advance' }]
    }),
    receiptKind: content.dues.receiptKind,
    guide: content.dues.receipts ?? null,
  }
}

/** Confirms 开票信息; whoever saw an older version is told so and nothing is overwritten. */
export async function saveInvoiceDetails(
  ctx: SignedInContext,
  { version, ...fields }: z.infer<typeof saveInput>,
): Promise<{ version: number }> {
  const partyId = await memberParty(ctx)
  return transact(ctx, async ({ tx, record }) => {
    const { rows } = await tx.sql.query<{ version: number }>(
      `insert into invoice_details as d (party_id, unit_name, credit_code, contact, mobile, email, confirmed_by, confirmed_at)
       select $1, $2, $3, $4, $5, $6, $7, $8 where $9 = 0
         or exists (select from invoice_details where tenant_id = current_tenant() and party_id = $1)
       on conflict (tenant_id, party_id) do update set unit_name = excluded.unit_name, credit_code = excluded.credit_code,
         contact = excluded.contact, mobile = excluded.mobile, email = excluded.email, version = d.version + 1,
         confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
       where d.version = $9 returning version`,
      [
        partyId,
        fields.unitName,
        fields.creditCode,
        fields.contact,
        fields.mobile,
        fields.email,
        ctx.actor.accountId,
        ctx.deps.clock.now(),
        version,
      ],
    )
    if (!rows[0]) throw new DomainError('receipt.details-changed')
    record({
      kind: 'invoice-details.confirmed',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { partyId, version: rows[0].version },
    })
    return rows[0]
  })
}

/** What was confirmed last for a party; null where nothing was. */
export async function readDetails(sql: TenantSql, partyId: string): Promise<DetailsRow | null> {
  const { rows } = await sql.query<DetailsRow>(
    `select unit_name as "unitName", credit_code as "creditCode", contact, mobile, email, version,
       confirmed_at as "confirmedAt", confirmed_by as "confirmedBy"
     from invoice_details where tenant_id = current_tenant() and party_id = $1`,
    [partyId],
  )
  return rows[0] ?? null
}

/** The party of the actor that has bills; whoever is no member has no page of this kind. */
async function memberParty(ctx: SignedInContext): Promise<string> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<{ partyId: string }>(
    `select m.party_id as "partyId" from member m
     where m.tenant_id = current_tenant() and m.party_id = any ($1::uuid[]) order by m.number limit 1`,
    [[...ctx.actor.partyIds]],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0].partyId
}

type Known = {
  name: string
  creditCode: string | null
  typeSlug: string | null
  answers: unknown
}

async function proposeDetails(ctx: SignedInContext, partyId: string): Promise<DetailsRow> {
  const { content } = await blueprintInForce(ctx)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Known>(
    `select p.name, p.credit_code as "creditCode", i.type_slug as "typeSlug",
       (select v.answers from identity_version v where v.tenant_id = i.tenant_id and v.identity_id = i.id
        order by v.number desc limit 1) as answers
     from party p left join identity i on i.tenant_id = p.tenant_id and i.party_id = p.id
     where p.tenant_id = current_tenant() and p.id = $1 limit 1`,
    [partyId],
  )
  const known = rows[0]
  const form = content.applications.find((each) => each.identityType === known?.typeSlug)?.form
  const said = (meaning: Parameters<typeof readMeaning>[2]) =>
    form && known?.answers ? readMeaning(form, known.answers, meaning) : undefined
  return {
    unitName: known?.name ?? '',
    creditCode: known?.creditCode ?? '',
    contact: said('contact-name') ?? ctx.actor.userName,
    mobile: said('contact-mobile') ?? ctx.actor.mobile,
    email: said('contact-email') ?? '',
    version: 0,
    confirmedAt: null,
    confirmedBy: null,
  }
}
