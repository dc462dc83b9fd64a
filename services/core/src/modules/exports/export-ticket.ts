import { createHmac, timingSafeEqual } from 'node:crypto'
import { prepareExport } from '@guildhall/contract/imports'
import { DomainError } from '@guildhall/contract/errors'
import { z } from 'zod'

/** How long the address of a recorded export is good for. */
const validMs = 60_000

const ticket = z.strictObject({
  tenantId: z.string(),
  accountId: z.string(),
  until: z.number(),
  what: prepareExport,
})
export type ExportTicket = z.infer<typeof ticket>

/** A recorded export as a text for its address, signed, so that what leaves is what was recorded. */
export function writeTicket(secret: string, now: Date, facts: Omit<ExportTicket, 'until'>): string {
  const body = JSON.stringify({ ...facts, until: now.getTime() + validMs })
  const text = Buffer.from(body).toString('base64url')
  return `${text}.${mark(secret, text)}`
}

/** What a ticket allows; one that is forged, of somebody else or too late reads like a missing page. */
export function readTicket(
  secret: string,
  now: Date,
  holder: { tenantId: string; accountId: string },
  text: string,
): ExportTicket {
  const [body = '', signature = ''] = text.split('.')
  const expected = Buffer.from(mark(secret, body))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DomainError('not-found')
  const found = ticket.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  const isOwn = found.tenantId === holder.tenantId && found.accountId === holder.accountId
  if (!isOwn || found.until < now.getTime()) throw new DomainError('not-found')
  return found
}

function mark(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`export/${text}`).digest('base64url')
}
