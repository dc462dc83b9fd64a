import { Hono } from 'hono'
import { DomainError, sentence } from '@guildhall/contract/errors'
import { wechatOf } from '../../adapters/senders.ts'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { beginBinding, finishBinding } from './bind-wechat.ts'

function demandWechat(ctx: SignedInContext) {
  const wechat = wechatOf(ctx.deps.env)
  if (!wechat) throw new DomainError('not-found')
  return wechat
}

/** To WeChat and back: the browser is led there, and comes back with a code. */
export const wechatRoutes = new Hono<AppVariables>()
  .get('/wechat/bind', (c) => {
    const ctx = demandSignedIn(c)
    return c.redirect(beginBinding(ctx, demandWechat(ctx)))
  })
  .get('/wechat/bound', async (c) => {
    const ctx = demandSignedIn(c)
    const come = { code: c.req.query('code') ?? '', state: c.req.query('state') ?? '' }
    try {
      await finishBinding(ctx, demandWechat(ctx), come)
      return c.redirect('/my/account?wechat=bound')
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'not-found') throw error
      return c.redirect(`/my/account?wechat=${encodeURIComponent(sentence(error.code))}`)
    }
  })
