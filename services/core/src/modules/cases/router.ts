import { done, empty } from '@guildhall/contract/common'
import {
  acceptGuide as acceptGuideInput,
  caseList,
  caseMoved,
  caseRef,
  caseView,
  groupSaved,
  guideState,
  printInput,
  printed,
  saveGroup as saveGroupInput,
  startCase as startCaseInput,
  submitCase as submitCaseInput,
  submitted,
  versionedCase,
} from '@guildhall/contract/cases'
import { router, signedIn } from '../../trpc/init.ts'
import { acceptGuide, getGuideState } from './accept-guide.ts'
import { getCase } from './get-case.ts'
import { listCases } from './list-cases.ts'
import { nudgeCase } from './nudge.ts'
import { printForm } from './print-form.ts'
import { saveGroup } from './save-group.ts'
import { startCase } from './start-case.ts'
import { submitCase } from './submit-case.ts'
import { recallCase, withdrawCase } from './withdraw-case.ts'

export const casesRouter = router({
  list: signedIn(empty, caseList).query(({ ctx }) => listCases(ctx)),
  get: signedIn(caseRef, caseView).query(({ ctx, input }) => getCase(ctx, input)),
  guide: signedIn(startCaseInput, guideState).query(({ ctx, input }) => getGuideState(ctx, input)),
  acceptGuide: signedIn(acceptGuideInput, guideState).mutation(({ ctx, input }) =>
    acceptGuide(ctx, input),
  ),
  start: signedIn(startCaseInput, caseRef).mutation(({ ctx, input }) => startCase(ctx, input)),
  saveGroup: signedIn(saveGroupInput, groupSaved).mutation(({ ctx, input }) =>
    saveGroup(ctx, input),
  ),
  print: signedIn(printInput, printed).mutation(({ ctx, input }) => printForm(ctx, input)),
  submit: signedIn(submitCaseInput, submitted).mutation(({ ctx, input }) => submitCase(ctx, input)),
  recall: signedIn(versionedCase, caseMoved).mutation(({ ctx, input }) => recallCase(ctx, input)),
  nudge: signedIn(caseRef, done).mutation(({ ctx, input }) => nudgeCase(ctx, input)),
  withdraw: signedIn(versionedCase, caseMoved).mutation(({ ctx, input }) =>
    withdrawCase(ctx, input),
  ),
})
