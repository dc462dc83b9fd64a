import { done, empty } from '@guildhall/contract/common'
import { wechatView } from '@guildhall/contract/wechat'
import { wechatOf } from '../../adapters/senders.ts'
import { router, signedIn } from '../../trpc/init.ts'
import { unbindWechat } from './bind-wechat.ts'
import { getWechat } from './get-wechat.ts'

export const wechatRouter = router({
  get: signedIn(empty, wechatView).query(({ ctx }) =>
    getWechat(ctx, wechatOf(ctx.deps.env) !== null),
  ),
  unbind: signedIn(empty, done).mutation(({ ctx }) => unbindWechat(ctx)),
})
