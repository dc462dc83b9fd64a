import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'

export const resendAfterSeconds = 60
const mostInHour = 5
const mostInDay = 10
const hourMs = 3_600_000

/**
 * Lets one code a minute, 5 an hour and 10 a day go to a mobile, whatever they are for and from
 * wherever they are asked. Takes the mobile's turn first, so that calls at once count each other.
 * Throws `code.sent-recently` or `request.too-many`.
 */
export async function demandCodePause(tx: Tx, mobile: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended('code ' || current_tenant() || ${mobile}, 0))`
  const sent = await tx.oneTimeCode.findMany({
    where: { mobile, createdAt: { gt: new Date(now.getTime() - 24 * hourMs) } },
    orderBy: { createdAt: 'desc' },
    take: mostInDay,
    select: { createdAt: true },
  })
  const times = sent.map(({ createdAt }) => createdAt.getTime())
  demandPauseAfter(times[0], now.getTime())
  demandFewer(times[mostInHour - 1], hourMs, now.getTime())
  demandFewer(times[mostInDay - 1], 24 * hourMs, now.getTime())
}

function demandPauseAfter(last: number | undefined, now: number): void {
  if (last === undefined) return
  const seconds = Math.ceil((last + resendAfterSeconds * 1000 - now) / 1000)
  if (seconds > 0) throw new DomainError('code.sent-recently', { seconds })
}

/** `nth` is when the code was sent that would have to be older than the window. */
function demandFewer(nth: number | undefined, windowMs: number, now: number): void {
  if (nth === undefined) return
  const minutes = Math.ceil((nth + windowMs - now) / 60_000)
  if (minutes > 0) throw new DomainError('request.too-many', { minutes })
}
