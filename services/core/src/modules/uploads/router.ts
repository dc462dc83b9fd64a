import { caseRef, fileStored } from '@guildhall/contract/cases'
import { done } from '@guildhall/contract/common'
import {
  beginUpload as beginInput,
  unfinishedUploads,
  uploadBegun,
  uploadRef,
} from '@guildhall/contract/uploads'
import { router, signedIn } from '../../trpc/init.ts'
import { beginUpload } from './begin-upload.ts'
import { finishUpload } from './finish-upload.ts'
import { giveUpUpload } from './give-up-upload.ts'
import { listUploads } from './list-uploads.ts'

export const uploadsRouter = router({
  begin: signedIn(beginInput, uploadBegun).mutation(({ ctx, input }) => beginUpload(ctx, input)),
  list: signedIn(caseRef, unfinishedUploads).query(({ ctx, input }) => listUploads(ctx, input)),
  finish: signedIn(uploadRef, fileStored).mutation(({ ctx, input }) => finishUpload(ctx, input)),
  giveUp: signedIn(uploadRef, done).mutation(({ ctx, input }) => giveUpUpload(ctx, input)),
})
