import type { z } from 'zod'
import { DomainError } from '@guildhall/contract/errors'
import type { preparedExport, prepareExport } from '@guildhall/contract/imports'
import { permits } from '@guildhall/domain/permissions/actor'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { countListed } from '../members/count-members.ts'
import { writeTicket } from './export-ticket.ts'

/**
 * Records who takes which members out, how many, and whether in full, before anything leaves; answers
 * the address. Throws `export.unmask-reason` where mobiles are asked for in full with no reason, and
 * like a missing page for whoever may not see them.
 */
export async function prepareMembersExport(
  ctx: SignedInContext,
  input: z.infer<typeof prepareExport>,
): Promise<z.infer<typeof preparedExport>> {
  if (input.unmask && !permits(ctx.actor, 'personal-data.unmask'))
    throw new DomainError('not-found')
  if (input.unmask && [...input.reason].length < 4) throw new DomainError('export.unmask-reason')
  const { deps, tenant, actor } = ctx
  const { filter, format, unmask, reason } = input
  const rows = await countListed(ctx, filter)
  await transact(ctx, async ({ record: note }) => {
    note({
      kind: 'members.exported',
      subjectType: 'account',
      subjectId: actor.accountId,
      facts: { filter, format, rows, unmask, ...(unmask ? { reason } : {}) },
    })
  })
  const facts = { tenantId: tenant.id, accountId: actor.accountId, what: input }
  const ticket = writeTicket(deps.secret, deps.clock.now(), facts)
  return { rows, url: `/exports/members.${format}?ticket=${ticket}` }
}
