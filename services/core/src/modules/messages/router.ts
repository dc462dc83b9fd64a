import { messagesInput, messagesPage } from '@guildhall/contract/members'
import { router, staff } from '../../trpc/init.ts'
import { listMessages } from './list-messages.ts'

export const messagesRouter = router({
  list: staff('messages.see', messagesInput, messagesPage).query(({ ctx, input }) =>
    listMessages(ctx, input),
  ),
})
