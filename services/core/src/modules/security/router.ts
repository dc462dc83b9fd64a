import { done, empty } from '@guildhall/contract/common'
import {
  changePassword as changePasswordInput,
  deviceRef,
  recoveryCodes,
  securityView,
  stepUp as stepUpInput,
  totpCode,
  totpOffer,
} from '@guildhall/contract/security'
import { router, signedIn } from '../../trpc/init.ts'
import { beginTotp } from './begin-totp.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { endDevice, endOtherDevices, readSecurity } from './own-sessions.ts'
import { removeTotp } from './remove-totp.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { stepUp } from './step-up.ts'

/** The own account: its second factor, devices and password. */
export const securityRouter = router({
  get: signedIn(empty, securityView).query(({ ctx }) => readSecurity(ctx)),
  stepUp: signedIn(stepUpInput, done).mutation(({ ctx, input }) => stepUp(ctx, input)),
  /** Asked before a download that needs a fresh proof. */
  demandProof: signedIn(empty, done, { stepUp: true }).mutation(() => ({ ok: true }) as const),
  beginTotp: signedIn(empty, totpOffer, { stepUp: true }).mutation(({ ctx }) => beginTotp(ctx)),
  confirmTotp: signedIn(totpCode, recoveryCodes, { stepUp: true }).mutation(({ ctx, input }) =>
    confirmTotp(ctx, input),
  ),
  removeTotp: signedIn(empty, done, { stepUp: true }).mutation(({ ctx }) => removeTotp(ctx)),
  renewRecoveryCodes: signedIn(empty, recoveryCodes, { stepUp: true }).mutation(({ ctx }) =>
    renewRecoveryCodes(ctx),
  ),
  endDevice: signedIn(deviceRef, done).mutation(({ ctx, input }) => endDevice(ctx, input)),
  endOtherDevices: signedIn(empty, done).mutation(({ ctx }) => endOtherDevices(ctx)),
  changePassword: signedIn(changePasswordInput, done).mutation(({ ctx, input }) =>
    changePassword(ctx, input),
  ),
})
