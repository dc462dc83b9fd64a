import { codeSent } from '@guildhall/contract/accounts'
import { done, empty } from '@guildhall/contract/common'
import {
  changeMobile as changeInput,
  decideMobileChange as decideInput,
  mobileRequests,
  mobileRequestsInput,
  mobileView,
  objectionLink,
  objectionView,
  proveOldMobile as proveInput,
  sendMobileCode as sendInput,
} from '@guildhall/contract/mobile'
import { open, router, signedIn, staff } from '../../trpc/init.ts'
import { changeMobile } from './change-mobile.ts'
import { decideMobileChange } from './decide-mobile-change.ts'
import { getMobile } from './get-mobile.ts'
import { listMobileChanges } from './list-mobile-changes.ts'
import { objectMobileChange, readObjection } from './object-mobile-change.ts'
import { proveOldMobile } from './prove-old-mobile.ts'
import { sendMobileCode } from './send-mobile-code.ts'
import { withdrawMobileChange } from './withdraw-mobile-change.ts'

const proved = { stepUp: true }

/** 修改手机号: the number that an account signs in with, by two codes or by the staff and a waiting time. */
export const mobileRouter = router({
  get: signedIn(empty, mobileView).query(({ ctx }) => getMobile(ctx)),
  sendCode: signedIn(sendInput, codeSent).mutation(({ ctx, input }) => sendMobileCode(ctx, input)),
  proveOld: signedIn(proveInput, done, proved).mutation(({ ctx, input }) =>
    proveOldMobile(ctx, input),
  ),
  change: signedIn(changeInput, done, proved).mutation(({ ctx, input }) =>
    changeMobile(ctx, input),
  ),
  withdraw: signedIn(empty, done).mutation(({ ctx }) => withdrawMobileChange(ctx)),
  list: staff('staff.manage', mobileRequestsInput, mobileRequests).query(({ ctx, input }) =>
    listMobileChanges(ctx, input),
  ),
  decide: staff('staff.manage', decideInput, done, proved).mutation(({ ctx, input }) =>
    decideMobileChange(ctx, input),
  ),
  objection: open(objectionLink, objectionView).mutation(({ ctx, input }) =>
    readObjection(ctx, input),
  ),
  object: open(objectionLink, done).mutation(({ ctx, input }) => objectMobileChange(ctx, input)),
})
