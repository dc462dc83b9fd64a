import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Register, signedIn } from '@guildhall/contract/accounts'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import { beginSession } from '../../auth/sessions.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { demandStrongPassword } from './password-strength.ts'
import { withCode } from './with-code.ts'

/**
 * Makes an account from a code that its mobile got, keeps the consent to the privacy rules by
 * version, and signs it in. Throws `account.privacy-changed`, `account.password-weak`,
 * `code.wrong`, `code.expired` or `account.mobile-taken`.
 */
export async function registerAccount(
  ctx: RequestContext,
  input: Register,
): Promise<z.infer<typeof signedIn>> {
  await charge(ctx, `register/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  await demandCurrentRules(ctx, input.privacyVersion)
  demandStrongPassword(input.password, input)
  const passwordHash = await ctx.deps.passwords.hash(input.password)
  const account = { id: newId(), input, passwordHash, now: ctx.deps.clock.now() }
  const { mobile, code } = input
  try {
    await withCode(ctx, { purpose: 'register', mobile, code }, async ({ tx, record }) => {
      await create(tx, account)
      record({
        kind: 'account.registered',
        subjectType: 'account',
        subjectId: account.id,
        facts: { privacyVersion: input.privacyVersion },
        actorId: account.id,
      })
    })
  } catch (error) {
    if (uniqueViolation(error)?.includes('mobile')) throw new DomainError('account.mobile-taken')
    throw error
  }
  await beginSession(ctx, account.id)
  return { staff: false }
}

/** Consent is to the rules in force, by version (PIPL Art. 14). */
async function demandCurrentRules(ctx: RequestContext, version: string): Promise<void> {
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  if (version !== content.privacy.version) throw new DomainError('account.privacy-changed')
}

type NewAccount = { id: string; input: Register; passwordHash: string; now: Date }

async function create(tx: Tx, { id, input, passwordHash, now }: NewAccount): Promise<void> {
  const { mobile, userName, email, unitName } = input
  await tx.account.create({
    data: {
      id,
      mobile,
      userName,
      email,
      unitName,
      passwordHash,
      createdAt: now,
      lastSignInAt: now,
    },
    select: { id: true },
  })
  await tx.consent.create({
    data: {
      id: newId(),
      accountId: id,
      purpose: 'privacy',
      version: input.privacyVersion,
      acceptedAt: now,
    },
    select: { id: true },
  })
}
