import { permits } from '@guildhall/domain/permissions/actor'
import type { RequestContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { reaches } from './audience.ts'

/**
 * SQL that says whether the notice `n` may be read: published by the instant `$1`, not withdrawn, and
 * public or meant for a member that the reader acts for (`$2` the day, `$3` the reader's parties).
 * Asked at every reading, of the page, the list, the count and each file alike.
 */
export const readable = `n.publish_at <= $1 and n.withdrawn_at is null and (n.audience = 'public'
  or exists (select 1 from member m where m.tenant_id = n.tenant_id and m.party_id = any ($3::uuid[])
    and ${reaches('$2')}))`

/** The parameters of `readable`: nobody signed in acts for no party, and reads what is public. */
export function readerOf(ctx: RequestContext): [Date, string, readonly string[]] {
  return [ctx.deps.clock.now(), todayOf(ctx.deps.clock), ctx.actor?.partyIds ?? []]
}

/** Whether the reader writes notices: who does sees all of them, in every state. */
export function writes(ctx: RequestContext): boolean {
  return ctx.actor !== null && permits(ctx.actor, 'notices.write')
}
