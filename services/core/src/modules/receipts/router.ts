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
  unmaskContact as unmaskContactInput,
} from '@guildhall/contract/receipts'
import { unmasked } from '@guildhall/contract/review'
import { router, signedIn, staff } from '../../trpc/init.ts'
import { closeReceipt } from './close-receipt.ts'
import { getInvoiceDetails, saveInvoiceDetails } from './invoice-details.ts'
import { listReceipts } from './list-receipts.ts'
import { requestReceipt } from './request-receipt.ts'
import { unmaskContact } from './unmask-contact.ts'

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
  unmask: staff('personal-data.unmask', unmaskContactInput, unmasked, { stepUp: true }).mutation(
    ({ ctx, input }) => unmaskContact(ctx, input),
  ),
  close: staff('dues.manage', closeInput, done).mutation(({ ctx, input }) =>
    closeReceipt(ctx, input),
  ),
})
