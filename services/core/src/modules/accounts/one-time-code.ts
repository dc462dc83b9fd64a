import { createHash, randomInt } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'

/** What a code is good for, to whom it was sent. */
export type CodeUse = {
  purpose: 'register' | 'reset-password' | 'change-mobile' | 'handover'
  mobile: string
}

/** What became of a guess; `left` is how many wrong ones are still allowed, null without a live code. */
export type Guess = { right: true } | { right: false; left: number | null }

export const codeValidMinutes = 10
const mostWrong = 5

/**
 * Makes a six-digit code and ends the one before it, whose wrong guesses it takes over: asking
 * again is no way to guess more. Throws `request.too-many` where they are used up.
 */
export async function createCode(
  tx: Tx,
  use: CodeUse,
  now: Date,
): Promise<{ id: string; code: string }> {
  const attempts = await endEarlier(tx, use, now)
  const id = newId()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeHash = createHash('sha256').update(`${id}:${code}`).digest('hex')
  await tx.oneTimeCode.create({
    data: { id, ...use, codeHash, attempts, createdAt: now, expiresAt: expiryOf(now) },
    select: { id: true },
  })
  return { id, code }
}

async function endEarlier(tx: Tx, { purpose, mobile }: CodeUse, now: Date): Promise<number> {
  const earlier = await tx.$queryRaw<{ attempts: number; createdAt: Date }[]>`
    update one_time_code set expires_at = ${now}::timestamptz
    where tenant_id = current_tenant() and mobile = ${mobile} and purpose = ${purpose}
      and consumed_at is null and expires_at > ${now}::timestamptz
    returning attempts, created_at as "createdAt"`
  for (const { attempts, createdAt } of earlier) {
    if (attempts < mostWrong) continue
    const minutes = Math.ceil((expiryOf(createdAt).getTime() - now.getTime()) / 60_000)
    throw new DomainError('request.too-many', { minutes })
  }
  return Math.max(0, ...earlier.map(({ attempts }) => attempts))
}

function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + codeValidMinutes * 60_000)
}

/**
 * Uses up a code with one statement that counts a wrong guess in the same breath, so that neither
 * two uses nor more than five guesses get through, however many come at once.
 */
export async function consumeCode(
  tx: Tx,
  { purpose, mobile }: CodeUse,
  code: string,
  now: Date,
): Promise<Guess> {
  const rows = await tx.$queryRaw<{ right: boolean; attempts: number }[]>`
    update one_time_code set
      consumed_at = case
        when code_hash = encode(sha256(convert_to(id::text || ':' || ${code}, 'UTF8')), 'hex')
        then ${now}::timestamptz end,
      attempts = attempts + case
        when code_hash = encode(sha256(convert_to(id::text || ':' || ${code}, 'UTF8')), 'hex')
        then 0 else 1 end
    where tenant_id = current_tenant() and mobile = ${mobile} and purpose = ${purpose}
      and consumed_at is null and expires_at > ${now}::timestamptz and attempts < ${mostWrong}
    returning consumed_at is not null as right, attempts`
  const row = rows[0]
  if (!row) return { right: false, left: null }
  return row.right ? { right: true } : { right: false, left: mostWrong - row.attempts }
}

/** Gives back the code that was used up at this very instant, where what it was to open is refused. */
export async function releaseCode(tx: Tx, use: CodeUse, now: Date): Promise<void> {
  await tx.oneTimeCode.updateMany({
    where: { ...use, consumedAt: now },
    data: { consumedAt: null },
  })
}
