import { codeSent } from '@guildhall/contract/accounts'
import { caseRef } from '@guildhall/contract/cases'
import { foundUnit } from '@guildhall/contract/handovers'
import {
  findUnitInput,
  handoverCode,
  startHandover as startHandoverInput,
} from '@guildhall/contract/paper'
import { router, staff } from '../../trpc/init.ts'
import { findUnit } from './find-unit.ts'
import { sendHandoverCode } from './send-handover-code.ts'
import { startHandover } from './start-handover.ts'

export const handoversRouter = router({
  findUnit: staff('paper.enter', findUnitInput, foundUnit).query(({ ctx, input }) =>
    findUnit(ctx, input),
  ),
  sendCode: staff('paper.enter', handoverCode, codeSent).mutation(({ ctx, input }) =>
    sendHandoverCode(ctx, input),
  ),
  start: staff('paper.enter', startHandoverInput, caseRef).mutation(({ ctx, input }) =>
    startHandover(ctx, input),
  ),
})
