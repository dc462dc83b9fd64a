import { done, empty } from '@guildhall/contract/common'
import {
  counters,
  decide,
  decided,
  decidedInput,
  decidedPage,
  queueInput,
  queuePage,
  reviewCase,
  reviewRef,
  saveRemark as saveRemarkInput,
  unmask,
  unmasked,
} from '@guildhall/contract/review'
import { router, staff } from '../../trpc/init.ts'
import { claimCase, releaseCase } from './claim-case.ts'
import { decideCase } from './decide-case.ts'
import { getCounters } from './get-counters.ts'
import { listDecided } from './list-decided.ts'
import { listQueue } from './list-queue.ts'
import { openCase } from './open-case.ts'
import { saveRemark } from './save-remark.ts'
import { unmaskAnswer } from './unmask-answer.ts'

export const reviewRouter = router({
  counters: staff('staff', empty, counters).query(({ ctx }) => getCounters(ctx)),
  queue: staff('staff', queueInput, queuePage).query(({ ctx, input }) => listQueue(ctx, input)),
  decided: staff('staff', decidedInput, decidedPage).query(({ ctx, input }) =>
    listDecided(ctx, input),
  ),
  open: staff('staff', reviewRef, reviewCase).query(({ ctx, input }) => openCase(ctx, input)),
  claim: staff('cases.decide', reviewRef, done).mutation(({ ctx, input }) => claimCase(ctx, input)),
  release: staff('cases.decide', reviewRef, done).mutation(({ ctx, input }) =>
    releaseCase(ctx, input),
  ),
  saveRemark: staff('cases.decide', saveRemarkInput, done).mutation(({ ctx, input }) =>
    saveRemark(ctx, input),
  ),
  decide: staff('cases.decide', decide, decided).mutation(({ ctx, input }) =>
    decideCase(ctx, input),
  ),
  unmask: staff('personal-data.unmask', unmask, unmasked, { stepUp: true }).mutation(
    ({ ctx, input }) => unmaskAnswer(ctx, input),
  ),
})
