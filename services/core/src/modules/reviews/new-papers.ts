import type { SignedInContext } from '../../kernel/context.ts'
import { fileIdsOf, type CaseFileRecord } from '../cases/case-files.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { certifiedFileIds } from '../cases/first-files.ts'

/**
 * Tells the papers that are new to the reviewer: since the submission before, or, of 修改资料, those
 * that the certification in force does not rest on. None where there is nothing to hold them against.
 */
export async function newPapers(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
  previous: { files: unknown } | null,
): Promise<(file: CaseFileRecord) => boolean> {
  if (spec.kind === 'certify' && record.baseVersion !== null && record.closedAt === null) {
    const db = ctx.deps.database.tenantDb(ctx.tenant.id)
    const ids = await certifiedFileIds(db, spec, record.partyId)
    const files = await db.storedFile.findMany({
      where: { id: { in: ids } },
      select: { sha256: true },
    })
    const known = new Set(files.map(({ sha256 }) => sha256))
    return ({ sha256 }) => !known.has(sha256)
  }
  const earlier = new Set(fileIdsOf(previous))
  return ({ id }) => previous !== null && !earlier.has(id)
}
