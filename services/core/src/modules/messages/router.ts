import { empty } from '@guildhall/contract/common'
import {
  messagesInput,
  messagesPage,
  messageTemplates,
  resendMessages as resendInput,
  resentMessages,
} from '@guildhall/contract/messages'
import { router, staff } from '../../trpc/init.ts'
import { listMessages } from './list-messages.ts'
import { listTemplates } from './list-templates.ts'
import { resendMessages } from './resend-messages.ts'

export const messagesRouter = router({
  list: staff('messages.see', messagesInput, messagesPage).query(({ ctx, input }) =>
    listMessages(ctx, input),
  ),
  templates: staff('messages.see', empty, messageTemplates).query(({ ctx }) => listTemplates(ctx)),
  resend: staff('messages.see', resendInput, resentMessages).mutation(({ ctx, input }) =>
    resendMessages(ctx, input),
  ),
})
