import { caseRef } from '@guildhall/contract/cases'
import { enteredInput, enteredPage, startPaper as startPaperInput } from '@guildhall/contract/paper'
import { router, staff } from '../../trpc/init.ts'
import { listEntered } from './list-entered.ts'
import { startPaper } from './start-paper.ts'

export const paperRouter = router({
  start: staff('paper.enter', startPaperInput, caseRef).mutation(({ ctx, input }) =>
    startPaper(ctx, input),
  ),
  list: staff('paper.enter', enteredInput, enteredPage).query(({ ctx, input }) =>
    listEntered(ctx, input),
  ),
})
