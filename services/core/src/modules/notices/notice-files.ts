import type { NoticeFileView } from '@guildhall/contract/notices'
import type { TenantSql } from '@guildhall/db/tenant-client'

/** The attachments of a notice, in the order in which they were added. */
export async function readAttachments(sql: TenantSql, noticeId: string): Promise<NoticeFileView[]> {
  const { rows } = await sql.query<NoticeFileView>(
    `select id, name, mime, size from notice_file where tenant_id = current_tenant() and notice_id = $1
       and place = 'attachment' and removed_at is null order by uploaded_at, id`,
    [noticeId],
  )
  return rows
}
