import type { QueueRow } from '@guildhall/contract/review'
import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import { dateInShanghai, formatDateTime } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { byteOrderMark, csvLine } from '../../kernel/csv.ts'
import { transact } from '../../kernel/transact.ts'
import { listQueue, type QueueAsked } from './list-queue.ts'
import { demandStage } from './stage-scope.ts'

/** What is taken out: a queue as it is narrowed on the screen, or the selected cases of it. */
export type ExportAsked = QueueAsked & { caseIds: readonly string[] | null }

const heads = [
  '事项编号',
  '单位',
  '事项',
  '环节',
  '分支机构',
  '到达日期',
  '已等工作日',
  '承诺工作日',
  '第几次提交',
  '办理人',
  '催办时间',
]

/**
 * Takes a queue out as CSV, page by page: however long it is, one page is in memory. The export is
 * recorded before its first line, so that one that breaks off is on record too.
 */
export async function exportQueue(
  ctx: SignedInContext,
  asked: ExportAsked,
): Promise<AsyncGenerator<string>> {
  if (!permits(ctx.actor, 'members.export')) throw new DomainError('not-found')
  const { stage } = await demandStage(ctx, asked.application, asked.stage)
  await transact(ctx, async ({ record }) =>
    record({
      kind: 'cases.exported',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { ...asked, caseIds: asked.caseIds?.length ?? null },
    }),
  )
  return lines(ctx, asked, stage.label)
}

async function* lines(ctx: SignedInContext, asked: ExportAsked, stage: string) {
  yield byteOrderMark + csvLine(heads)
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(ctx, {
      ...asked,
      cursor,
      limit: 100,
    })
    yield page.rows.map((row) => csvLine(cellsOf(row, stage))).join('')
    cursor = page.next
  } while (cursor)
}

function cellsOf(row: QueueRow, stage: string): string[] {
  return [
    row.number,
    row.partyName,
    row.label,
    row.state === 'returned' ? `${stage}（待补正）` : stage,
    row.branchLabel ?? '',
    row.stageSince ? dateInShanghai(row.stageSince) : '',
    String(row.waited),
    row.promised === null ? '' : String(row.promised),
    String(row.submissionNumber),
    row.claim?.name ?? '',
    row.nudgedAt ? formatDateTime(row.nudgedAt) : '',
  ]
}
