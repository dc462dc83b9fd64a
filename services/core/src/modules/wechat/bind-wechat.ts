import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import type { Wechat } from '../../adapters/wechat/wechat.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'

/** Whoever went to WeChat comes back within this time, or begins anew. */
const validMs = 600_000
const owner = (ctx: SignedInContext) => `wechat-state/${ctx.tenant.id}`

/** Where the account's person is asked on WeChat; the state comes back sealed, so that nobody is bound by a link. */
export function beginBinding(ctx: SignedInContext, wechat: Wechat): string {
  const state = { accountId: ctx.actor.accountId, at: ctx.deps.clock.now().getTime() }
  return wechat.askAddress({
    returnTo: `${ctx.request.origin}/wechat/bound`,
    state: ctx.deps.secrets.seal(Buffer.from(JSON.stringify(state)), owner(ctx)),
  })
}

/**
 * Binds the WeChat person who came back to the account that went there. Throws `wechat.not-bound`
 * where they come too late, as somebody else, or WeChat does not know the code; `wechat.taken` where
 * the person is bound to another account here.
 */
export async function finishBinding(
  ctx: SignedInContext,
  wechat: Wechat,
  { code, state }: { code: string; state: string },
): Promise<void> {
  if (!isOwnState(ctx, state)) throw new DomainError('wechat.not-bound')
  const openId = await wechat.openIdOf(code).catch((error: unknown) => {
    ctx.deps.log.error('wechat.bind', error)
    throw new DomainError('wechat.not-bound')
  })
  await setOpenId(ctx, openId)
}

/** Takes the binding back; twice is as good as once. */
export async function unbindWechat(ctx: SignedInContext) {
  await setOpenId(ctx, null)
  return { ok: true as const }
}

function isOwnState(ctx: SignedInContext, state: string): boolean {
  try {
    const { accountId, at } = JSON.parse(ctx.deps.secrets.open(state, owner(ctx)).toString()) as {
      accountId: string
      at: number
    }
    return accountId === ctx.actor.accountId && ctx.deps.clock.now().getTime() - at < validMs
  } catch {
    return false
  }
}

async function setOpenId(ctx: SignedInContext, openId: string | null): Promise<void> {
  const { accountId } = ctx.actor
  try {
    await transact(ctx, async ({ tx, record }) => {
      const { rowCount } = await tx.sql.query(
        `update account set wechat_open_id = $2 where tenant_id = current_tenant() and id = $1 and wechat_open_id is distinct from $2`,
        [accountId, openId],
      )
      if (rowCount > 0)
        record({
          kind: openId ? 'account.wechat-bound' : 'account.wechat-unbound',
          subjectType: 'account',
          subjectId: accountId,
          facts: {},
        })
    })
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : new DomainError('wechat.taken')
  }
}
