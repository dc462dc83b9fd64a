import { z } from 'zod'

/** `wechat.get`: binding begins at `/wechat/bind`, where the service account is set up. */
export const wechatView = z.strictObject({ offered: z.boolean(), bound: z.boolean() })
