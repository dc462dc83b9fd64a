import { endSession } from '../../auth/sessions.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'

/**
 * Ends this session, on the server first: where that fails the cookie stays and the person is told.
 * Signed out already, it does nothing. The event closes the session's live connections.
 */
export async function signOut(ctx: RequestContext): Promise<{ ok: true }> {
  const { actor } = ctx
  if (actor) {
    await transact(ctx, async ({ tx, record }) => {
      await tx.session.deleteMany({ where: { idHash: actor.sessionIdHash } })
      record({
        kind: 'account.signed-out',
        subjectType: 'account',
        subjectId: actor.accountId,
        facts: { session: actor.sessionIdHash },
      })
    })
  }
  endSession(ctx)
  return { ok: true }
}
