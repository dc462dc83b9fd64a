import { done, empty } from '@guildhall/contract/common'
import {
  closeReceipt as closeInput,
  detailsSaved,
  invoiceDetails,
  receiptRef,
  receiptsInput,
  receiptsPage,
  requestReceipt as requestInput,
  saveInvoiceDetails as saveInput,
} from '@guildhall/contract/receipts'
import { router, signedIn, staff } from '../../trpc/init.ts'
import { closeReceipt } from './close-receipt.ts'
import { getInvoiceDetails, saveInvoiceDetails } from './invoice-details.ts'
import { listReceipts } from './list-receipts.ts'
import { requestReceipt } from './request-receipt.ts'

export const receiptsRouter = router({
  details: signedIn(empty, invoiceDetails).query(({ ctx }) => getInvoiceDetails(ctx)),
  saveDetails: signedIn(saveInput, detailsSaved).mutation(({ ctx, input }) =>
    saveInvoiceDetails(ctx, input),
  ),
  request: signedIn(requestInput, receiptRef).mutation(({ ctx, input }) =>
    requestReceipt(ctx, input),
  ),
  list: staff('dues.manage', receiptsInput, receiptsPage).query(({ ctx, input }) =>
    listReceipts(ctx, input),
  ),
  close: staff('dues.manage', closeInput, done).mutation(({ ctx, input }) =>
    closeReceipt(ctx, input),
  ),
})
