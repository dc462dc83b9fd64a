import { membersInput, membersPage } from '@guildhall/contract/members'
import { router, staff } from '../../trpc/init.ts'
import { listMembers } from './list-members.ts'

export const membersRouter = router({
  list: staff('members.see', membersInput, membersPage).query(({ ctx, input }) =>
    listMembers(ctx, input),
  ),
})
