import { preparedExport, prepareExport } from '@guildhall/contract/imports'
import { router, staff } from '../../trpc/init.ts'
import { prepareMembersExport } from './prepare-export.ts'

export const exportsRouter = router({
  prepareMembers: staff('members.export', prepareExport, preparedExport, { stepUp: true }).mutation(
    ({ ctx, input }) => prepareMembersExport(ctx, input),
  ),
})
