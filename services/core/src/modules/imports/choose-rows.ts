import type { z } from 'zod'
import { DomainError } from '@guildhall/contract/errors'
import type { chooseImport } from '@guildhall/contract/imports'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { lockImport } from './import-records.ts'

/**
 * How rows that mean somebody known are taken: merged (blanks are filled), overwritten, or skipped.
 * For the rows named, or for all that nobody has decided on yet.
 */
export async function chooseRows(ctx: SignedInContext, input: z.infer<typeof chooseImport>) {
  return transact(ctx, async ({ tx }) => {
    const record = await lockImport(tx.sql, input.importId)
    if (record.state !== 'checked') throw new DomainError('import.not-now')
    const { rowCount } = await tx.sql.query(
      `update import_row set choice = $3
       where tenant_id = current_tenant() and job_id = $1 and state = 'pending'
         and verdict in ('changed', 'repeated')
         and (row = any($2::int[]) or ($2::int[] is null and choice is null))`,
      [record.id, input.rows, input.choice],
    )
    return { chosen: rowCount }
  })
}
