import { newId } from '@guildhall/db/ids'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { readStanding } from './read-standing.ts'

/** A note of staff about a member, under the author's name; it stays. */
export async function addMemberNote(
  ctx: SignedInContext,
  { memberId, text }: { memberId: string; text: string },
): Promise<{ ok: true }> {
  return transact(ctx, async ({ tx, record }) => {
    await readStanding(tx.sql, memberId)
    const id = newId()
    await tx.memberNote.create({
      data: {
        id,
        memberId,
        text,
        authorId: ctx.actor.accountId,
        authorLabel: ctx.actor.userName,
        createdAt: ctx.deps.clock.now(),
      },
      select: { id: true },
    })
    record({
      kind: 'member.noted',
      subjectType: 'member',
      subjectId: memberId,
      facts: { noteId: id },
    })
    return { ok: true }
  })
}
