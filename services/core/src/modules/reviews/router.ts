import { done } from '@guildhall/contract/common'
import {
  counters,
  countersInput,
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
import {
  assignMany as assignManyInput,
  bulkResult,
  colleagues,
  colleaguesInput,
  passMany as passManyInput,
  remindMany as remindManyInput,
  reopen as reopenInput,
} from '@guildhall/contract/review-bulk'
import { settleTitle as settleTitleInput } from '@guildhall/contract/review-title'
import { router, staff } from '../../trpc/init.ts'
import { assignMany } from './assign-many.ts'
import { claimCase, releaseCase } from './claim-case.ts'
import { decideCase } from './decide-case.ts'
import { getCounters } from './get-counters.ts'
import { listDecided } from './list-decided.ts'
import { listQueue } from './list-queue.ts'
import { openCase } from './open-case.ts'
import { passMany } from './pass-many.ts'
import { remindMany } from './remind-many.ts'
import { reopenCase } from './reopen-case.ts'
import { saveRemark } from './save-remark.ts'
import { settleTitle } from './settle-title.ts'
import { listColleagues } from './stage-holders.ts'
import { unmaskAnswer } from './unmask-answer.ts'

export const reviewRouter = router({
  counters: staff('staff', countersInput, counters).query(({ ctx, input }) =>
    getCounters(ctx, input),
  ),
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
  settleTitle: staff('cases.decide', settleTitleInput, done).mutation(({ ctx, input }) =>
    settleTitle(ctx, input),
  ),
  colleagues: staff('cases.assign', colleaguesInput, colleagues).query(({ ctx, input }) =>
    listColleagues(ctx, input),
  ),
  passMany: staff('cases.decide', passManyInput, bulkResult).mutation(({ ctx, input }) =>
    passMany(ctx, input),
  ),
  remindMany: staff('cases.decide', remindManyInput, bulkResult).mutation(({ ctx, input }) =>
    remindMany(ctx, input),
  ),
  assignMany: staff('cases.assign', assignManyInput, bulkResult).mutation(({ ctx, input }) =>
    assignMany(ctx, input),
  ),
  reopen: staff('cases.reopen', reopenInput, decided).mutation(({ ctx, input }) =>
    reopenCase(ctx, input),
  ),
  unmask: staff('personal-data.unmask', unmask, unmasked, { stepUp: true }).mutation(
    ({ ctx, input }) => unmaskAnswer(ctx, input),
  ),
})
