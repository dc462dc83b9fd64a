import { labelsView, labelsWanted } from '@guildhall/contract/labels'
import { router, staff } from '../../trpc/init.ts'
import { getLabels } from './get-labels.ts'

export const labelsRouter = router({
  get: staff('members.export', labelsWanted, labelsView).query(({ ctx, input }) =>
    getLabels(ctx, input),
  ),
})
