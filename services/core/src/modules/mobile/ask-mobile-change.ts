import type { askMobileChange as fieldsOf } from '@guildhall/contract/mobile'
import { DomainError } from '@guildhall/contract/errors'
import { newId } from '@guildhall/db/ids'
import type { z } from 'zod'
import { demandStepUp } from '../../auth/step-up.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { withCode } from '../accounts/with-code.ts'
import { forgetFile, keepFile, type StoredFile, type Upload } from '../dues/dues-files.ts'
import { demandOwnPassword } from '../security/own-password.ts'
import { demandOther, takenAt } from './change-mobile.ts'
import { actsForUnit } from './acts-for-unit.ts'
import { lockOpenChange } from './open-change.ts'

type Asked = { fields: z.infer<typeof fieldsOf>; paper: Upload | null }

/**
 * Asks the staff for another number where the old one is lost: the password, the code of the new
 * number, why, and the unit's paper where the account acts for one; the second factor too, where
 * there is one. Nothing changes by it. Throws `account.password-wrong`, `code.wrong`, `code.expired`,
 * `mobile.same`, `mobile.paper-needed`, `mobile.asked-already`, and `account.mobile-taken` to the
 * holder of that number alone.
 */
export async function askMobileChange(
  ctx: SignedInContext,
  { fields, paper }: Asked,
): Promise<{ ok: true }> {
  if (ctx.actor.hasTotp) demandStepUp(ctx)
  await demandOwnPassword(ctx, fields.password)
  demandOther(ctx.actor.mobile, fields.mobile)
  if (!paper && (await actsForUnit(ctx))) throw new DomainError('mobile.paper-needed')
  const kept = paper && (await keepFile(ctx, paper))
  const { mobile, code } = fields
  try {
    await withCode(ctx, { purpose: 'change-mobile', mobile, code }, (work) =>
      write(ctx, work, fields, kept),
    )
  } catch (error) {
    if (kept) await forgetFile(ctx, kept)
    throw error
  }
  return { ok: true }
}

async function write(
  ctx: SignedInContext,
  { tx, record }: Work,
  { mobile: newMobile, reason }: Asked['fields'],
  kept: StoredFile | null,
): Promise<void> {
  const { accountId, mobile: oldMobile } = ctx.actor
  const now = ctx.deps.clock.now()
  const open = await lockOpenChange(tx, accountId)
  if (open && open.state !== 'proved') throw new DomainError('mobile.asked-already')
  if (await tx.account.findFirst({ where: { mobile: newMobile }, select: { id: true } }))
    throw takenAt()
  if (open)
    await tx.mobileChange.updateMany({
      where: { id: open.id },
      data: { state: 'replaced', endedAt: now },
    })
  const id = newId()
  await tx.mobileChange.create({
    data: {
      ...{ id, accountId, way: 'staff', state: 'waiting', oldMobile, newMobile, reason },
      ...(kept && { paper: kept }),
      createdAt: now,
    },
    select: { id: true },
  })
  record({
    kind: 'account.mobile-asked',
    subjectType: 'account',
    subjectId: accountId,
    facts: { change: id, ...(kept && { sha256: kept.sha256 }) },
  })
}
