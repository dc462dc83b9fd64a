import { memberHome } from '@guildhall/contract/cases'
import { identityAsked, identityView } from '@guildhall/contract/identities'
import { empty } from '@guildhall/contract/common'
import {
  matters,
  profileSaved,
  saveProfile as saveProfileInput,
  unitView,
} from '@guildhall/contract/matters'
import { appeal, appealed, ownSanctions } from '@guildhall/contract/member-page'
import { router, signedIn } from '../../trpc/init.ts'
import { appealSanction } from './appeal-sanction.ts'
import { getHome } from './get-home.ts'
import { getIdentity } from './get-identity.ts'
import { getUnit } from './get-unit.ts'
import { listMatters } from './list-matters.ts'
import { listSanctions } from './list-sanctions.ts'
import { saveProfile } from './save-profile.ts'

export const memberRouter = router({
  home: signedIn(empty, memberHome).query(({ ctx }) => getHome(ctx)),
  identity: signedIn(identityAsked, identityView).query(({ ctx, input }) =>
    getIdentity(ctx, input),
  ),
  matters: signedIn(empty, matters).query(({ ctx }) => listMatters(ctx)),
  unit: signedIn(empty, unitView).query(({ ctx }) => getUnit(ctx)),
  saveProfile: signedIn(saveProfileInput, profileSaved).mutation(({ ctx, input }) =>
    saveProfile(ctx, input),
  ),
  sanctions: signedIn(empty, ownSanctions).query(({ ctx }) => listSanctions(ctx)),
  appeal: signedIn(appeal, appealed).mutation(({ ctx, input }) => appealSanction(ctx, input)),
})
