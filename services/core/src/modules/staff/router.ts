import { done, empty } from '@guildhall/contract/common'
import {
  acceptInvitation as acceptInput,
  accepted,
  colleagueRef,
  decideReset as decideResetInput,
  grantRole,
  invitationOffer,
  invitationRef,
  invite,
  readInvitation,
  staffView,
  takeRole as takeRoleInput,
} from '@guildhall/contract/staff'
import { open, router, staff } from '../../trpc/init.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { decideReset } from './decide-reset.ts'
import { giveRole } from './give-role.ts'
import { inviteStaff, withdrawInvitation } from './invite-staff.ts'
import { listStaff } from './list-staff.ts'
import { showInvitation } from './open-invitation.ts'
import { resumeAccount, suspendAccount, takeOffColleagueTotp } from './suspend-account.ts'
import { takeRole } from './take-role.ts'

const proved = { stepUp: true }

/** Who works here, in which roles; open to the invited, as far as their code goes. */
export const staffRouter = router({
  list: staff('staff.manage', empty, staffView).query(({ ctx }) => listStaff(ctx)),
  invite: staff('staff.manage', invite, done, proved).mutation(({ ctx, input }) =>
    inviteStaff(ctx, input),
  ),
  withdrawInvitation: staff('staff.manage', invitationRef, done).mutation(({ ctx, input }) =>
    withdrawInvitation(ctx, input),
  ),
  giveRole: staff('staff.manage', grantRole, done, proved).mutation(({ ctx, input }) =>
    giveRole(ctx, input),
  ),
  takeRole: staff('staff.manage', takeRoleInput, done, proved).mutation(({ ctx, input }) =>
    takeRole(ctx, input),
  ),
  suspend: staff('staff.manage', colleagueRef, done, proved).mutation(({ ctx, input }) =>
    suspendAccount(ctx, input),
  ),
  resume: staff('staff.manage', colleagueRef, done, proved).mutation(({ ctx, input }) =>
    resumeAccount(ctx, input),
  ),
  takeOffTotp: staff('staff.manage', colleagueRef, done, proved).mutation(({ ctx, input }) =>
    takeOffColleagueTotp(ctx, input),
  ),
  decideReset: staff('staff.manage', decideResetInput, done, proved).mutation(({ ctx, input }) =>
    decideReset(ctx, input),
  ),
  invitation: open(readInvitation, invitationOffer).mutation(({ ctx, input }) =>
    showInvitation(ctx, input),
  ),
  accept: open(acceptInput, accepted).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
})
