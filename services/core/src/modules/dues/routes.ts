import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { voucherFields } from '@guildhall/contract/dues'
import { billsInput } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import { issueReceipt as receiptFields } from '@guildhall/contract/receipts'
import { permits } from '@guildhall/domain/permissions/actor'
import type { Context } from 'hono'
import { fileFormLimit, readFileForm } from '../../http/file-form.ts'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { attachment, demandId } from '../files/routes.ts'
import { issueReceipt } from '../receipts/issue-receipt.ts'
import { previewDuesFile, readableDuesFile } from './dues-files.ts'
import { exportBills } from './export-bills.ts'
import { renderNotice } from './render-notice.ts'
import { storeVoucher } from './store-voucher.ts'

/** Vouchers and receipts up and down, the notice as PDF, the list as CSV. */
export const duesRoutes = new Hono<AppVariables>()
  .post('/dues/bills/:billId/vouchers', fileFormLimit, async (c) => {
    const ctx = demandSignedIn(c)
    const { file, fields } = await readFileForm(c, voucherFields)
    const replaces = c.req.query('replaces')
    const stored = await storeVoucher(ctx, {
      ...file,
      fields,
      billId: demandId(c.req.param('billId')),
      replaces: replaces ? demandId(replaces) : null,
    })
    return c.json(stored)
  })
  .post('/dues/receipts/:receiptId/issue', fileFormLimit, async (c) => {
    const ctx = demandDues(c)
    const { file, fields } = await readFileForm(c, receiptFields)
    return c.json(
      await issueReceipt(ctx, { ...file, fields, receiptId: demandId(c.req.param('receiptId')) }),
    )
  })
  .get('/dues/files/:id', async (c) => {
    const ctx = demandSignedIn(c)
    const file = await readableDuesFile(ctx, demandId(c.req.param('id')))
    const stream = await ctx.deps.storage.stream(file.storageKey)
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': file.mime,
      'content-disposition': attachment(file.name),
    })
  })
  .get('/dues/files/:id/preview/:page', async (c) => {
    const ctx = demandSignedIn(c)
    const width = Number(c.req.query('w') ?? 1200)
    const id = demandId(c.req.param('id'))
    const picture = await previewDuesFile(ctx, id, Number(c.req.param('page')), width)
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=3600',
    })
  })
  .get('/dues/bills/:billId/notice.pdf', async (c) => {
    const pdf = await renderNotice(demandSignedIn(c), demandId(c.req.param('billId')))
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="dues-notice.pdf"',
    })
  })
  .get('/dues/bills.csv', async (c) => {
    const ctx = demandDues(c)
    const { year, ...rest } = c.req.query()
    const asked = billsInput.omit({ cursor: true }).safeParse({ ...rest, year: Number(year) })
    if (!asked.success) throw new DomainError('request.invalid')
    return c.body(await exportBills(ctx, asked.data), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`会费-${asked.data.year}.csv`),
    })
  })

/** Lacking the right to look after dues reads like a missing page. */
function demandDues(c: Context<AppVariables>): SignedInContext {
  const ctx = demandSignedIn(c)
  if (!permits(ctx.actor, 'dues.manage')) throw new DomainError('not-found')
  return ctx
}
