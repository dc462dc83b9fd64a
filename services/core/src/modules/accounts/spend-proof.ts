import { verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { DomainError } from '@guildhall/contract/errors'
import { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'

const solved = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.string(),
      cost: z.number(),
      data: z.strictObject({ tenant: z.string() }),
      expiresAt: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/**
 * Checks a solved challenge (base64 of JSON) and spends it: it was ours, for this association, in
 * time, truly solved, and never used before. Throws `captcha.invalid` for anything else.
 */
export async function spendProof(ctx: RequestContext, proof: string): Promise<void> {
  const { challenge, solution } = readProof(proof)
  if (challenge.parameters.data.tenant !== ctx.tenant.slug) throw new DomainError('captcha.invalid')
  const { verified } = await verifySolution({
    challenge,
    solution: { ...solution, time: 0 },
    deriveKey,
    hmacSignatureSecret: ctx.deps.secret,
  })
  if (!verified) throw new DomainError('captcha.invalid')
  const { rowCount } = await ctx.deps.database.tenantSql(ctx.tenant.id).query(
    `insert into spent_challenge (tenant_id, signature, expires_at)
     values (current_tenant(), $1, $2) on conflict do nothing`,
    [challenge.signature, new Date(challenge.parameters.expiresAt * 1000)],
  )
  if (rowCount === 0) throw new DomainError('captcha.invalid')
}

function readProof(proof: string): z.infer<typeof solved> {
  const read = solved.safeParse(parseJson(Buffer.from(proof, 'base64').toString('utf8')))
  if (!read.success) throw new DomainError('captcha.invalid')
  return read.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
