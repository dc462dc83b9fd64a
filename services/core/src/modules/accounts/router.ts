import {
  challengeView,
  codeSent,
  register,
  resetAnswer,
  resetByLink as resetByLinkInput,
  resetPassword as resetPasswordInput,
  sendCode as sendCodeInput,
  signedIn,
  signIn as signInInput,
} from '@guildhall/contract/accounts'
import { done, empty } from '@guildhall/contract/common'
import { open, router } from '../../trpc/init.ts'
import { issueChallenge } from './issue-challenge.ts'
import { registerAccount } from './register-account.ts'
import { resetByLink } from './reset-by-link.ts'
import { resetPassword } from './reset-password.ts'
import { sendCode } from './send-code.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const accountRouter = router({
  challenge: open(empty, challengeView).query(({ ctx }) => issueChallenge(ctx)),
  sendCode: open(sendCodeInput, codeSent).mutation(({ ctx, input }) => sendCode(ctx, input)),
  register: open(register, signedIn).mutation(({ ctx, input }) => registerAccount(ctx, input)),
  signIn: open(signInInput, signedIn).mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: open(empty, done).mutation(({ ctx }) => signOut(ctx)),
  resetPassword: open(resetPasswordInput, resetAnswer).mutation(({ ctx, input }) =>
    resetPassword(ctx, input),
  ),
  resetByLink: open(resetByLinkInput, done).mutation(({ ctx, input }) => resetByLink(ctx, input)),
})
