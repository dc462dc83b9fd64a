import { empty } from '@guildhall/contract/common'
import { exportChoices, preparedExport, prepareExport } from '@guildhall/contract/imports'
import { router, staff } from '../../trpc/init.ts'
import { prepareMembersExport, readExportChoices } from './prepare-export.ts'

export const exportsRouter = router({
  choices: staff('members.export', empty, exportChoices).query(({ ctx }) => readExportChoices(ctx)),
  prepareMembers: staff('members.export', prepareExport, preparedExport, { stepUp: true }).mutation(
    ({ ctx, input }) => prepareMembersExport(ctx, input),
  ),
})
