import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'

export type Draft = {
  answers: Answers
  groups: Record<string, { content: unknown; version: number; updatedAt: string }>
}

type DraftRow = { groupKey: string; content: unknown; version: number; updatedAt: Date }

/** A draft's groups as last saved, and put together as answers. */
export async function readDraft(sql: TenantSql, caseId: string): Promise<Draft> {
  const { rows } = await sql.query<DraftRow>(
    `select group_key as "groupKey", content, version, updated_at as "updatedAt" from draft_group
     where tenant_id = current_tenant() and case_id = $1`,
    [caseId],
  )
  return {
    answers: Object.fromEntries(rows.map((row) => [row.groupKey, row.content])) as Answers,
    groups: Object.fromEntries(
      rows.map((row) => [
        row.groupKey,
        { content: row.content, version: row.version, updatedAt: row.updatedAt.toISOString() },
      ]),
    ),
  }
}
