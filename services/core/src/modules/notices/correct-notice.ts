import type { correctNotice as correctInput } from '@guildhall/contract/notices'
import { DomainError } from '@guildhall/contract/errors'
import type { NoticeEditionView } from '@guildhall/contract/notices'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { cleanHtml } from './clean-html.ts'
import { audienceFacts, lockNotice, touched } from './notice-record.ts'
import { plainText } from './plain-text.ts'

/** The name of the round of SMS about a correction. */
const roundOf = (number: number): string => `correction-${number}`

/** Whether a round of SMS tells of a correction. */
export function isCorrection(round: string): boolean {
  return round.startsWith('correction-')
}

/**
 * 更正: a published notice says something else from now on. What it said is kept as an edition, the
 * database sees to that; readers read that and what was corrected, and are told again where asked.
 * Throws `notice.nothing-changed`, and as every change of a notice `notice.changed-meanwhile`.
 */
export async function correctNotice(
  ctx: SignedInContext,
  { title, html, reason, again, ...ref }: z.infer<typeof correctInput>,
) {
  const cleaned = cleanHtml(html, ref.noticeId)
  return transact(ctx, async (work) => {
    const { tx } = work
    const notice = await lockNotice(ctx, work, ref, ['published'])
    if (notice.title === title && notice.html === cleaned)
      throw new DomainError('notice.nothing-changed')
    const now = ctx.deps.clock.now()
    const number = notice.corrections + 1
    await tx.noticeEdition.createMany({
      data: [
        {
          ...{ noticeId: notice.id, number, reason, replacedAt: now },
          ...{ title: notice.title, html: notice.html, text: notice.text },
          replacedBy: ctx.actor.accountId,
        },
      ],
    })
    await tx.notice.updateMany({
      where: { id: notice.id, version: notice.version },
      data: {
        ...{ title, html: cleaned, text: plainText(cleaned) },
        ...{ corrections: number, correctedAt: now, correction: reason },
        ...(again === 'nobody' ? {} : { toldAgainAt: now }),
        ...touched(ctx, notice),
      },
    })
    if (again === 'sms')
      await tx.noticeRound.createMany({
        data: [
          {
            ...{ noticeId: notice.id, name: roundOf(number), startedAt: now },
            askedBy: ctx.actor.accountId,
          },
        ],
      })
    work.record({
      kind: 'notice.corrected',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: { ...audienceFacts(notice), edition: number, again },
    })
    return { ok: true as const }
  })
}

type Edition = Omit<NoticeEditionView, 'shown' | 'replacedAt'> & { html: string; replacedAt: Date }

/** What a notice said before its corrections, newest first, as it was kept. */
export async function readEditions(sql: TenantSql, noticeId: string) {
  const { rows } = await sql.query<Edition>(
    `select e.number, e.title, e.html, e.reason, e.replaced_at as "replacedAt", a.user_name as by
     from notice_edition e join account a on a.tenant_id = e.tenant_id and a.id = e.replaced_by
     where e.tenant_id = current_tenant() and e.notice_id = $1 order by e.number desc`,
    [noticeId],
  )
  return rows.map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() }))
}
