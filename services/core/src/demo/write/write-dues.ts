import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { addDays } from '@guildhall/domain/time/civil-date'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { receiptNumber, type DemoReceipt, type DemoVoucher, type DuesPlan } from '../plan-dues.ts'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'
import type { NumberedMember } from './write-members.ts'

const HOUR = 3_600_000

/** Writes who confirmed what was paid, vouchers with their files, and receipts. */
export async function writeDues(
  tx: Tx,
  world: World,
  members: readonly NumberedMember[],
  { vouchers, receipts }: DuesPlan,
): Promise<void> {
  const clerk = financeOf(world)
  await insertRows(
    tx,
    'payment',
    members.flatMap((member) => paymentRows(member, clerk)),
  )
  await insertRows(tx, 'dues_file', [
    ...vouchers.flatMap((each) => voucherFile(each)),
    ...receipts.flatMap((each) => receiptFile(each, clerk)),
  ])
  await insertRows(
    tx,
    'voucher',
    vouchers.map((each) => voucherRow(each, clerk)),
  )
  const days = world.blueprint.dues.receipts?.workingDays ?? 1
  await insertRows(tx, 'invoice_details', onePerParty(receipts).map(detailsRow))
  await insertRows(
    tx,
    'receipt_request',
    receipts.map((each) => receiptRow(each, clerk, days)),
  )
}

/** Somebody whose role lets look after dues. */
function financeOf({ staff, blueprint }: World): string {
  const roles = blueprint.roles.filter(({ permissions }) => permissions.includes('dues.manage'))
  const clerk = staff.find(({ role }) => roles.some(({ slug }) => slug === role)) ?? staff[0]
  if (!clerk) throw new Error('demo data has staff')
  return clerk.id
}

const at = (day: string, hour: number): Date =>
  new Date(startOfDayInShanghai(day).getTime() + hour * HOUR)

function paymentRows({ years }: NumberedMember, clerk: string) {
  return years.flatMap(({ bill }) =>
    bill?.paidOn && bill.paid > 0
      ? [
          {
            id: newId(),
            billId: bill.id,
            entryId: bill.paymentEntryId,
            amountFen: bill.paid,
            receivedOn: bill.paidOn,
            reference: `DEMO${bill.paidOn.replaceAll('-', '')}`,
            confirmedBy: clerk,
            confirmedAt: at(bill.paidOn, 10),
          },
        ]
      : [],
  )
}

function voucherFile({ fileId, bill, member, paper, paidOn }: DemoVoucher) {
  if (!paper || !member.holder.account) return []
  const uploadedBy = member.holder.account.id
  const name = `银行回单-${bill.year}.pdf`
  return [{ id: fileId, billId: bill.id, name, ...paper, uploadedBy, uploadedAt: at(paidOn, 15) }]
}

function receiptFile({ fileId, bill, paper, issuedOn }: DemoReceipt, clerk: string) {
  if (!paper) return []
  const uploadedAt = at(issuedOn, 11)
  const name = `会费票据-${bill.year}.pdf`
  return [{ id: fileId, billId: bill.id, name, ...paper, uploadedBy: clerk, uploadedAt }]
}

function voucherRow(voucher: DemoVoucher, clerk: string) {
  const { id, fileId, bill, member, amount, paidOn, state } = voucher
  const isRefused = state === 'refused'
  return {
    id,
    billId: bill.id,
    fileId,
    amountFen: amount,
    paidOn,
    payer: member.holder.name,
    state,
    version: isRefused ? 1 : 0,
    reason: isRefused ? '回单不清晰，看不出付款日期，请重新下载电子回单后上传。' : null,
    uploadedBy: member.holder.account?.id,
    uploadedAt: at(paidOn, 15),
    decidedBy: isRefused ? clerk : null,
    decidedAt: isRefused ? at(addDays(paidOn, 1), 10) : null,
  }
}

function detailsOf({ member: { holder } }: DemoReceipt) {
  const contact = holder.contacts[0] ?? holder.account
  return {
    unitName: holder.name,
    creditCode: holder.creditCode ?? '',
    contact: contact?.name ?? '',
    mobile: contact?.mobile ?? '',
    email: contact?.email ?? '',
  }
}

function detailsRow(receipt: DemoReceipt) {
  const { holder } = receipt.member
  const confirmedAt = at(receipt.askedOn, 9)
  const confirmedBy = holder.account?.id
  return { partyId: holder.partyId, ...detailsOf(receipt), confirmedBy, confirmedAt }
}

function onePerParty(receipts: readonly DemoReceipt[]): DemoReceipt[] {
  return [...new Map(receipts.map((each) => [each.member.holder.partyId, each])).values()]
}

function receiptRow(receipt: DemoReceipt, clerk: string, workingDays: number) {
  const { id, fileId, bill, askedOn, issuedOn, state, serial, member } = receipt
  const isIssued = state === 'issued'
  return {
    id,
    billId: bill.id,
    isAdvance: false,
    amountFen: bill.amount,
    details: detailsOf(receipt),
    state,
    version: isIssued ? 1 : 0,
    requestedBy: member.holder.account?.id,
    requestedAt: at(askedOn, 10),
    dueOn: addWorkingDays(askedOn, workingDays),
    code: isIssued ? '00000000' : null,
    number: isIssued ? receiptNumber(serial) : null,
    checkCode: isIssued ? '000000' : null,
    issuedOn: isIssued ? issuedOn : null,
    fileId: isIssued ? fileId : null,
    issuedBy: isIssued ? clerk : null,
    issuedAt: isIssued ? at(issuedOn, 11) : null,
  }
}
