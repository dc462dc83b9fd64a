import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'

export type Draft = {
  answers: Answers
  groups: Record<string, { content: unknown; version: number; updatedAt: string }>
}

/** A draft's groups as last saved, and put together as answers. */
export async function readDraft(db: PrismaClient | Tx, caseId: string): Promise<Draft> {
  const rows = await db.draftGroup.findMany({
    where: { caseId },
    select: { groupKey: true, content: true, version: true, updatedAt: true },
  })
  return {
    answers: Object.fromEntries(rows.map((row) => [row.groupKey, row.content])) as Answers,
    groups: Object.fromEntries(
      rows.map((row) => [row.groupKey, { content: row.content, version: row.version, updatedAt: row.updatedAt.toISOString() }]),
    ),
  }
}
