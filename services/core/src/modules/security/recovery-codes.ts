import { createHash } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { RequestContext } from '../../kernel/context.ts'
import { randomCode } from '../../kernel/random-code.ts'
import { transact } from '../../kernel/transact.ts'

const howMany = 10
/** Of five bits each: fifty bits cannot be guessed under the limits. */
const characters = 10

/**
 * Ten new recovery codes in place of all earlier ones. Only their hashes are kept, so this answer is
 * the one time that they are seen: `XXXXX-XXXXX`.
 */
export async function makeRecoveryCodes(tx: Tx, accountId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => randomCode(characters))
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      id: newId(),
      accountId,
      codeHash: hashOf(accountId, code),
      createdAt: now,
    })),
  })
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** Uses a recovery code up, once; false for one that never was or is used. Leaves an event. */
export async function spendRecoveryCode(
  ctx: RequestContext,
  accountId: string,
  code: string,
): Promise<boolean> {
  const isUsed = { accountId, codeHash: hashOf(accountId, readAloud(code)), usedAt: null }
  return transact(ctx, async ({ tx, record }) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: isUsed,
      data: { usedAt: ctx.deps.clock.now() },
    })
    if (count !== 1) return false
    const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } })
    record({
      kind: 'account.recovery-code-used',
      subjectType: 'account',
      subjectId: accountId,
      facts: { left },
      actorId: accountId,
    })
    return true
  })
}

/** Crockford's alphabet has no I, L, O: what looks like them is meant. */
function readAloud(code: string): string {
  return code.replaceAll('O', '0').replace(/[IL]/g, '1')
}

function hashOf(accountId: string, code: string): string {
  return createHash('sha256').update(`${accountId}:${code}`).digest('hex')
}
