import { newId } from '@guildhall/db/ids'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { audienceColumns } from './audience.ts'
import { cleanHtml } from './clean-html.ts'
import { duesNotice } from './dues-notice.ts'
import { plainText } from './plain-text.ts'

/**
 * Begins a draft: empty and for all members, or 会费通知 of a year, filled in from the blueprint and
 * for those who owe that year.
 */
export async function createNotice(
  ctx: SignedInContext,
  { duesYear }: { duesYear: number | null },
): Promise<{ noticeId: string }> {
  const { content } = await blueprintInForce(ctx)
  const noticeId = newId()
  const filled = duesYear === null ? { title: '', html: '' } : duesNotice(content, duesYear)
  const html = cleanHtml(filled.html, noticeId)
  const now = ctx.deps.clock.now()
  return transact(ctx, async ({ tx, record }) => {
    await tx.notice.create({
      data: {
        id: noticeId,
        title: filled.title,
        html,
        text: plainText(html),
        ...audienceColumns(
          duesYear === null ? { kind: 'members' } : { kind: 'owing', year: duesYear },
        ),
        createdBy: ctx.actor.accountId,
        updatedBy: ctx.actor.accountId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    })
    record({
      kind: 'notice.begun',
      subjectType: 'notice',
      subjectId: noticeId,
      facts: { duesYear },
    })
    return { noticeId }
  })
}
