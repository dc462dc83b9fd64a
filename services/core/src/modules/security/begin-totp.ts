import { randomBytes } from 'node:crypto'
import type { totpOffer } from '@guildhall/contract/security'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { ownerOf } from './totp-secret.ts'
import { secretInWords, totpUri } from './totp.ts'

const secretBytes = 20

/**
 * Offers a second factor: the secret to scan or type, kept sealed and without effect until a code of
 * it is confirmed. Asked again before that, the same is offered. Throws `totp.already`.
 */
export async function beginTotp(ctx: SignedInContext): Promise<z.infer<typeof totpOffer>> {
  const { accountId, mobile } = ctx.actor
  const owner = ownerOf(ctx, accountId)
  const sealed = ctx.deps.secrets.seal(randomBytes(secretBytes), owner)
  const secretBox = await transact(ctx, async ({ tx }) => {
    const { rows } = await tx.sql.query<{ secretBox: string; isSet: boolean }>(offerSql, [
      accountId,
      sealed,
      ctx.deps.clock.now(),
    ])
    if (!rows[0] || rows[0].isSet) throw new DomainError('totp.already')
    return rows[0].secretBox
  })
  const secret = ctx.deps.secrets.open(secretBox, owner)
  const { branding } = (await blueprintInForce(ctx)).content
  return { uri: totpUri(branding.shortName, mobile, secret), secret: secretInWords(secret) }
}

const offerSql = `
insert into totp_credential as t (tenant_id, account_id, secret_box, created_at)
values (current_tenant(), $1, $2, $3)
on conflict (tenant_id, account_id) do update set created_at = t.created_at
returning secret_box as "secretBox", confirmed_at is not null as "isSet"`
