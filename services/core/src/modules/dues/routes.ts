import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Readable } from 'node:stream'
import { voucherFields } from '@guildhall/contract/dues'
import { billsInput } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import { issueReceipt as receiptFields } from '@guildhall/contract/receipts'
import { permits } from '@guildhall/domain/permissions/actor'
import type { Context } from 'hono'
import type { z } from 'zod'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { cleanInput } from '../../trpc/clean-input.ts'
import { maxUploadBytes } from '../files/check-upload.ts'
import { attachment, demandId } from '../files/routes.ts'
import { issueReceipt } from '../receipts/issue-receipt.ts'
import { previewDuesFile, readableDuesFile } from './dues-files.ts'
import { exportBills } from './export-bills.ts'
import { renderNotice } from './render-notice.ts'
import { storeVoucher } from './store-voucher.ts'

/** Room for the multipart frame and the fields around a file of the largest size. */
const frameBytes = 64 * 1024
const limit = bodyLimit({
  maxSize: maxUploadBytes + frameBytes,
  onError: () => {
    throw new DomainError('file.too-large')
  },
})

/** Vouchers and receipts up and down, the notice as PDF, the list as CSV. */
export const duesRoutes = new Hono<AppVariables>()
  .post('/dues/bills/:billId/vouchers', limit, async (c) => {
    const ctx = demandSignedIn(c)
    const { file, fields } = await readForm(c, voucherFields)
    const replaces = c.req.query('replaces')
    const stored = await storeVoucher(ctx, {
      ...file,
      fields,
      billId: demandId(c.req.param('billId')),
      replaces: replaces ? demandId(replaces) : null,
    })
    return c.json(stored)
  })
  .post('/dues/receipts/:receiptId/issue', limit, async (c) => {
    const ctx = demandDues(c)
    const { file, fields } = await readForm(c, receiptFields)
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

/** A form's one file and its fields, checked; problems are told at the fields. */
async function readForm<T extends z.ZodType>(
  c: Context<AppVariables>,
  schema: T,
): Promise<{ file: { name: string; bytes: Uint8Array }; fields: z.output<T> }> {
  const { file, ...rest } = await c.req.parseBody().catch(() => ({ file: undefined }))
  if (!(file instanceof File)) throw new DomainError('file.empty')
  const fields = schema.safeParse(cleanInput(rest))
  if (!fields.success) throw new DomainError('request.invalid', {}, problemsOf(fields.error))
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { file: { name: file.name, bytes }, fields: fields.data }
}

function problemsOf({ issues }: z.ZodError) {
  return issues.map(({ path, message }) => ({
    path: path.join('.'),
    message: /[\u4e00-\u9fff]/.test(message) ? message : '填写的内容不符合要求，请重新填写。',
  }))
}
