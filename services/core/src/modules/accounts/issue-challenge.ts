import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { RequestContext } from '../../kernel/context.ts'

/** How long a challenge may be solved and sent in. */
const validMs = 5 * 60_000

/**
 * On average 256 tries of 2,500 rounds of PBKDF2 each: some 0.1 s on a desk, 0.3 to 1 s on a phone.
 * A proof is checked with one try.
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 2500, keyPrefix: '00' }

/**
 * A proof-of-work challenge for this association, signed by this installation, good for one code
 * within five minutes. Costs the server next to nothing and keeps nothing.
 */
export async function issueChallenge(
  ctx: RequestContext,
): Promise<{ challenge: Record<string, unknown> }> {
  const challenge = await createChallenge({
    ...work,
    deriveKey,
    data: { tenant: ctx.tenant.slug },
    expiresAt: new Date(Date.now() + validMs),
    hmacSignatureSecret: ctx.deps.secret,
  })
  return { challenge: { ...challenge } }
}
