import type { Verification } from '@guildhall/contract/site'
import { todayOf } from '../../kernel/dates.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { CertificateFacts } from './issue-certificate.ts'

/** Numbers are guessable, codes are not; both are charged, so that nobody walks the list of members. */
const limit = { limit: 60, windowSeconds: 600 }

/** Whether the code of a QR is that of a certificate issued here, and whether it still holds. */
export async function verifyByCode(
  ctx: RequestContext,
  input: { code: string },
): Promise<Verification> {
  return verify(ctx, { code: input.code.toUpperCase() })
}

/** The same by number, together with the exact name it was issued to. */
export async function verifyByNumber(
  ctx: RequestContext,
  input: { number: string; name: string },
): Promise<Verification> {
  const found = await verify(ctx, { number: input.number })
  return found.outcome !== 'unknown' && found.name === input.name ? found : { outcome: 'unknown' }
}

async function verify(
  ctx: RequestContext,
  where: { code: string } | { number: string },
): Promise<Verification> {
  await charge(ctx, `verify:${ctx.request.ip}`, limit)
  const row = await ctx.deps.database.tenantDb(ctx.tenant.id).certificate.findFirst({
    where,
    select: {
      number: true,
      facts: true,
      issuedOn: true,
      validFrom: true,
      validTo: true,
      endedAt: true,
      endedBecause: true,
    },
  })
  if (!row) return { outcome: 'unknown' }
  const facts = row.facts as CertificateFacts
  const { branding } = (await ctx.deps.blueprints.current(ctx.tenant.id)).content
  const validTo = lastValidDay(row)
  const outcome = outcomeOf(row, validTo, todayOf(ctx.deps.clock))
  return {
    outcome,
    number: row.number,
    name: facts.name,
    title: facts.titleLabel,
    issuedOn: civilDateOf(row.issuedOn),
    validFrom: civilDateOf(row.validFrom),
    validTo,
    endedOn: row.endedAt && outcome !== 'valid' ? dateInShanghai(row.endedAt) : null,
    association: branding.name,
  }
}

/** The last day of a certificate; the day before its end where that comes first, as when one leaves. */
export function lastValidDay(row: {
  validTo: Date | null
  endedAt: Date | null
  endedBecause: string | null
}): string | null {
  const validTo = row.validTo ? civilDateOf(row.validTo) : null
  if (!row.endedAt || row.endedBecause !== 'revoked') return validTo
  const before = addDays(dateInShanghai(row.endedAt), -1)
  return validTo === null || before < validTo ? before : validTo
}

/** Whether a certificate holds today (Asia/Shanghai); `validTo` is its last day. An end may lie ahead. */
export function outcomeOf(
  row: { endedAt: Date | null; endedBecause: string | null },
  validTo: string | null,
  today: string,
) {
  if (row.endedAt && dateInShanghai(row.endedAt) <= today)
    return row.endedBecause === 'replaced' ? ('replaced' as const) : ('revoked' as const)
  return validTo !== null && validTo < today ? ('expired' as const) : ('valid' as const)
}
