import { done, empty } from '@guildhall/contract/common'
import {
  deputies,
  endDeputy as endDeputyInput,
  nameDeputy as nameDeputyInput,
} from '@guildhall/contract/review-bulk'
import { router, staff } from '../../trpc/init.ts'
import { endDeputy } from './end-deputy.ts'
import { listDeputies } from './list-deputies.ts'
import { nameDeputy } from './name-deputy.ts'

export const deputiesRouter = router({
  list: staff('cases.decide', empty, deputies).query(({ ctx }) => listDeputies(ctx)),
  name: staff('cases.decide', nameDeputyInput, done).mutation(({ ctx, input }) =>
    nameDeputy(ctx, input),
  ),
  end: staff('staff', endDeputyInput, done).mutation(({ ctx, input }) => endDeputy(ctx, input)),
})
