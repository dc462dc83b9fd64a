import { DomainError } from '@guildhall/contract/errors'
import type { ExpertView } from '@guildhall/contract/experts'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { demandPool, type Pool } from './demand-pool.ts'
import { indexPool, poolsOf } from './index-pool.ts'
import { entryColumns, presentEntry, type Entry } from './list-pool.ts'
import { lapseOf } from './pool-conditions.ts'

type Found = Entry & {
  pool: string
  answers: unknown
  certifiedAt: Date
  caseId: string | null
  draws: ExpertView['draws']
}

/** One of a pool: what was certified, with the number masked, and where this person was drawn. */
export async function getExpert(
  ctx: SignedInContext,
  { identityId }: { identityId: string },
): Promise<ExpertView> {
  const { content } = await blueprintInForce(ctx)
  for (const spec of poolsOf(content)) await indexPool(ctx.deps, ctx.tenant.id, spec)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Found>(expertSql, [identityId])
  const [found] = rows
  if (!found) throw new DomainError('not-found')
  const pool = await demandPool(ctx, found.pool)
  const today = todayOf(ctx.deps.clock)
  return {
    ...presentEntry(found, pool.words, today),
    pool: found.pool,
    mobile: maskMobile(readMeaning(pool.spec.form, found.answers, 'contact-mobile') ?? ''),
    certifiedAt: found.certifiedAt.toISOString(),
    caseId: found.caseId,
    certificates: certificatesOf(found.answers, pool, today),
    draws: found.draws,
  }
}

/** The rows of the group in which professional titles stand. */
function certificatesOf(
  answers: unknown,
  { spec, words }: Pool,
  today: string,
): ExpertView['certificates'] {
  const entries = entriesOf(spec.form, answers)
  const rows = [
    ...new Set(
      entries.flatMap(({ field, row }) =>
        row && field.meaning === 'professional-title' ? [row.id] : [],
      ),
    ),
  ]
  return rows.map((id) => {
    const text = (fits: (field: (typeof entries)[number]['field']) => boolean) => {
      const value = entries.find(({ field, row }) => row?.id === id && fits(field))?.value
      return typeof value === 'string' ? value : ''
    }
    const validTo = text(({ meaning }) => meaning === 'valid-to') || null
    return {
      title: words.label(
        'professional-title',
        text(({ meaning }) => meaning === 'professional-title'),
      ),
      number: text(({ key }) => key === 'number'),
      validTo,
      lapse: lapseOf(validTo, today),
    }
  })
}

const expertSql = `
select ${entryColumns}, e.type_slug as pool, v.answers, v.certified_at as "certifiedAt", v.case_id as "caseId",
  (select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'project', d.project, 'reserve', p.person->'reserve',
      'drawnAt', to_char(d.drawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.drawn_at desc), '[]')
    from expert_draw d, lateral jsonb_array_elements(d.drawn) as p(person)
    where d.tenant_id = e.tenant_id and p.person->>'identityId' = e.identity_id::text) as draws
from pool_entry e
join identity_version v on v.tenant_id = e.tenant_id and v.id = e.version_id
where e.tenant_id = current_tenant() and e.identity_id = $1`
