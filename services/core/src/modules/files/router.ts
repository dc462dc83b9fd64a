import { removeFile as removeInput } from '@guildhall/contract/cases'
import { done } from '@guildhall/contract/common'
import { router, signedIn } from '../../trpc/init.ts'
import { removeFile } from './remove-file.ts'

export const filesRouter = router({
  remove: signedIn(removeInput, done).mutation(({ ctx, input }) => removeFile(ctx, input)),
})
