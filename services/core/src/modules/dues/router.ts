import { done, empty } from '@guildhall/contract/common'
import {
  billRef,
  myBill,
  myDues,
  recordInput,
  recordPage,
  voucherRef,
} from '@guildhall/contract/dues'
import {
  billFilters,
  billsInput,
  billsPage,
  confirmPayment as confirmInput,
  decideWaiver as decideInput,
  deskBill,
  duesCounters,
  proposeWaiver as proposeInput,
  refuseVoucher as refuseInput,
  reversePayment as reverseInput,
  runList,
  runPreview,
  runRef,
  runYear,
  startRun as startInput,
  voucherQueue,
  voucherQueueInput,
  waiverList,
} from '@guildhall/contract/dues-desk'
import { router, signedIn, staff } from '../../trpc/init.ts'
import { confirmPayment } from './confirm-payment.ts'
import { getDuesCounters } from './get-counters.ts'
import { listBills, readBillFilters } from './list-bills.ts'
import { listVouchers } from './list-vouchers.ts'
import { getOwnBill, listOwnBills } from './my-dues.ts'
import { listWaivers, openBill } from './open-bill.ts'
import { readPayRecord } from './pay-record.ts'
import { previewRun } from './preview-run.ts'
import { refuseVoucher } from './refuse-voucher.ts'
import { reversePayment } from './reverse-payment.ts'
import { listRuns, startRun } from './start-run.ts'
import { withdrawVoucher } from './store-voucher.ts'
import { decideWaiver, proposeWaiver } from './waive-bill.ts'

export const duesRouter = router({
  mine: signedIn(empty, myDues).query(({ ctx }) => listOwnBills(ctx)),
  bill: signedIn(billRef, myBill).query(({ ctx, input }) => getOwnBill(ctx, input)),
  record: signedIn(recordInput, recordPage).query(({ ctx, input }) => readPayRecord(ctx, input)),
  withdrawVoucher: signedIn(voucherRef, done).mutation(({ ctx, input }) =>
    withdrawVoucher(ctx, input),
  ),
  counters: staff('dues.manage', empty, duesCounters).query(({ ctx }) => getDuesCounters(ctx)),
  queue: staff('dues.manage', voucherQueueInput, voucherQueue).query(({ ctx, input }) =>
    listVouchers(ctx, input),
  ),
  filters: staff('dues.manage', empty, billFilters).query(({ ctx }) => readBillFilters(ctx)),
  bills: staff('dues.manage', billsInput, billsPage).query(({ ctx, input }) =>
    listBills(ctx, input),
  ),
  open: staff('dues.manage', billRef, deskBill).query(({ ctx, input }) => openBill(ctx, input)),
  confirm: staff('dues.manage', confirmInput, done).mutation(({ ctx, input }) =>
    confirmPayment(ctx, input),
  ),
  refuse: staff('dues.manage', refuseInput, done).mutation(({ ctx, input }) =>
    refuseVoucher(ctx, input),
  ),
  reverse: staff('dues.manage', reverseInput, done).mutation(({ ctx, input }) =>
    reversePayment(ctx, input),
  ),
  waivers: staff('dues.manage', empty, waiverList).query(({ ctx }) => listWaivers(ctx)),
  proposeWaiver: staff('dues.manage', proposeInput, done).mutation(({ ctx, input }) =>
    proposeWaiver(ctx, input),
  ),
  decideWaiver: staff('dues.manage', decideInput, done).mutation(({ ctx, input }) =>
    decideWaiver(ctx, input),
  ),
  previewRun: staff('dues.manage', runYear, runPreview).query(({ ctx, input }) =>
    previewRun(ctx, input),
  ),
  startRun: staff('dues.manage', startInput, runRef).mutation(({ ctx, input }) =>
    startRun(ctx, input),
  ),
  runs: staff('dues.manage', empty, runList).query(({ ctx }) => listRuns(ctx)),
})
