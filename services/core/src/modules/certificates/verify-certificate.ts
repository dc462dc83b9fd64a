import type { Verification } from '@guildhall/contract/site'
import { todayOf } from '../../kernel/dates.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { readStandings, type Standing } from '../members/read-standing.ts'
import type { CertificateFacts } from './issue-certificate.ts'
import { lastValidDay, outcomeOf, outcomeSince } from './outcome.ts'

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
      partyId: true,
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
  const today = todayOf(ctx.deps.clock)
  const standing = await standingOf(ctx, row.partyId)
  return {
    outcome: outcomeOf(row, standing, today),
    number: row.number,
    name: facts.name,
    title: facts.titleLabel,
    issuedOn: civilDateOf(row.issuedOn),
    validFrom: civilDateOf(row.validFrom),
    validTo: lastValidDay(row),
    endedOn: outcomeSince(row, standing, today),
    association: branding.name,
  }
}

/** The membership that the holder's certificate follows. */
async function standingOf(ctx: RequestContext, partyId: string): Promise<Standing | null> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  return (await readStandings(sql, [partyId]))[0] ?? null
}
