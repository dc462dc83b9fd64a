import { caseRef } from '@guildhall/contract/cases'
import { done, empty } from '@guildhall/contract/common'
import {
  bodyRef,
  bodyView,
  memberRef,
  confirmedTerm,
  confirmTerm as confirmInput,
  planTerm as planInput,
  saveSeat as seatInput,
  seatRef,
  termList,
  termRef,
  termView,
} from '@guildhall/contract/council'
import { entryPermission } from '@guildhall/domain/permissions/cases'
import { router, staff } from '../../trpc/init.ts'
import { confirmTerm } from './confirm-term.ts'
import { getBody } from './get-body.ts'
import { getTerm } from './get-term.ts'
import { listTerms } from './list-terms.ts'
import { planTerm } from './plan-term.ts'
import { removeSeat, saveSeat } from './seats.ts'
import { startRetitle } from './start-retitle.ts'

const proved = { stepUp: true }

export const councilRouter = router({
  list: staff('council.manage', empty, termList).query(({ ctx }) => listTerms(ctx)),
  term: staff('council.manage', termRef, termView).query(({ ctx, input }) => getTerm(ctx, input)),
  body: staff('council.manage', bodyRef, bodyView).query(({ ctx, input }) => getBody(ctx, input)),
  plan: staff('council.manage', planInput, termRef).mutation(({ ctx, input }) =>
    planTerm(ctx, input),
  ),
  saveSeat: staff('council.manage', seatInput, done).mutation(({ ctx, input }) =>
    saveSeat(ctx, input),
  ),
  removeSeat: staff('council.manage', seatRef, done).mutation(({ ctx, input }) =>
    removeSeat(ctx, input),
  ),
  startRetitle: staff(entryPermission({ byStaff: true }), memberRef, caseRef, proved).mutation(
    ({ ctx, input }) => startRetitle(ctx, input),
  ),
  confirm: staff('council.manage', confirmInput, confirmedTerm, proved).mutation(({ ctx, input }) =>
    confirmTerm(ctx, input),
  ),
})
