import { memberHome } from '@guildhall/contract/cases'
import { empty } from '@guildhall/contract/common'
import { router, signedIn } from '../../trpc/init.ts'
import { getHome } from './get-home.ts'

export const memberRouter = router({
  home: signedIn(empty, memberHome).query(({ ctx }) => getHome(ctx)),
})
