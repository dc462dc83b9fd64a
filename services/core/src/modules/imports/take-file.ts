import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { ImportColumn } from '@guildhall/contract/imports'
import { rosterColumns } from '@guildhall/domain/roster/column'
import { bareHead, matchHeaders } from '@guildhall/domain/roster/match-headers'
import { sheetFormat } from '../../adapters/sheets/sheet-format.ts'
import { readSheetHead } from '../../adapters/sheets/sheet-thread.ts'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import { withoutIdNumber } from '../../adapters/sheets/without-id-number.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'

/** How many imports before this one are asked for what was chosen by hand. */
const rememberedImports = 20

/**
 * Takes a file of members: what it is, its heads, and which column each of them means as far as that
 * can be told. Nothing is read further until the columns are confirmed. Throws `import.*`, `file.*`.
 */
export async function takeFile(
  ctx: SignedInContext,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ importId: string }> {
  const format = sheetFormat(name, bytes)
  const head = await readSheetHead({ format, bytes })
  if (!head) throw new DomainError('import.no-rows')
  const { id: blueprintVersionId, content } = await blueprintInForce(ctx)
  const matched = matchHeaders(head.heads, rosterColumns(content), await remembered(ctx))
  const columns = head.heads.map((text, at): ImportColumn => ({
    head: text.slice(0, 100),
    samples: (head.samples[at] ?? []).map((sample) => withoutIdNumber(sample).slice(0, 60)),
    target: matched[at] ?? null,
  }))
  const id = newId()
  const storageKey = `${ctx.tenant.id}/imports/${id}`
  await ctx.deps.storage.put(storageKey, bytes)
  await transact(ctx, async ({ tx, record: note }) => {
    await tx.importJob.create({
      data: {
        id,
        blueprintVersionId,
        fileName: fileName(name),
        format,
        storageKey,
        state: 'mapping',
        columns,
        options: { openYear: true, issueBills: false },
        createdBy: ctx.actor.accountId,
        actingBy: ctx.actor.accountId,
        createdAt: ctx.deps.clock.now(),
      },
      select: { id: true },
    })
    note({ kind: 'import.uploaded', subjectType: 'import', subjectId: id, facts: { format } })
  })
  return { importId: id }
}

/** What was chosen by hand for a head before; the newest choice counts. */
async function remembered(ctx: SignedInContext): Promise<Map<string, string | null>> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ columns: ImportColumn[] }>(
      `select columns from import_job where tenant_id = current_tenant() and version > 0
       order by created_at desc limit ${rememberedImports}`,
    )
  const known = new Map<string, string | null>()
  for (const { columns } of rows.toReversed())
    for (const { head, target } of columns) if (target !== null) known.set(bareHead(head), target)
  return known
}

/** A name as people know the file, without control characters or path. */
function fileName(name: string): string {
  return (
    name
      .replace(/^.*[\\/]/, '')
      .replace(/\p{Cc}/gu, '')
      .slice(-120) || '名册'
  )
}
