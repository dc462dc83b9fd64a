import type { saveNotice as saveInput } from '@guildhall/contract/notices'
import { DomainError } from '@guildhall/contract/errors'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { audienceColumns, type AudienceColumns } from './audience.ts'
import { cleanHtml } from './clean-html.ts'
import { changedMeanwhile, lockNotice, touched, type NoticeRecord } from './notice-record.ts'
import { plainText } from './plain-text.ts'

type Content = AudienceColumns & Pick<NoticeRecord, 'title' | 'html' | 'pinned' | 'withSms'>

/**
 * Keeps a draft as it is typed, whole, where it still is the version that was read; else throws
 * `notice.changed-meanwhile`. The same content again (a retry after a lost answer) is no conflict.
 * Drafts write no events, like those of cases.
 */
export async function saveNotice(
  ctx: SignedInContext,
  { noticeId, version, html, audience, ...rest }: z.infer<typeof saveInput>,
): Promise<{ version: number; savedAt: string }> {
  const { content } = await blueprintInForce(ctx)
  const columns = audienceColumns(audience)
  demandKnown(content, columns)
  const wanted: Content = { ...rest, ...columns, html: cleanHtml(html, noticeId) }
  return transact(ctx, async (work) => {
    const record = await lockNotice(ctx, work, { noticeId }, ['draft'])
    if (isSame(record, wanted)) return answer(record)
    if (record.version !== version) throw changedMeanwhile(ctx, record)
    const change = touched(ctx, record)
    await work.tx.notice.updateMany({
      where: { id: noticeId, version: record.version },
      data: { ...wanted, text: plainText(wanted.html), ...change },
    })
    return answer(change)
  })
}

/** A title or a branch that the association does not have is no audience. */
function demandKnown(content: Blueprint, { audience, audienceSlugs }: AudienceColumns): void {
  const known = audience === 'titles' ? content.dues.titles : content.branches
  if (audienceSlugs.some((slug) => !known.some((each) => each.slug === slug)))
    throw new DomainError('not-found')
}

function isSame(record: Content, wanted: Content): boolean {
  const of = (each: Content) =>
    stableJson({
      title: each.title,
      html: each.html,
      pinned: each.pinned,
      withSms: each.withSms,
      audience: each.audience,
      slugs: each.audienceSlugs,
      year: each.audienceYear,
    })
  return of(record) === of(wanted)
}

function answer({ version, updatedAt }: { version: number; updatedAt: Date }) {
  return { version, savedAt: updatedAt.toISOString() }
}
