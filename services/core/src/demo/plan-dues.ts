import { newId } from '@guildhall/db/ids'
import { formatYuanExact } from '@guildhall/domain/money'
import { addDays } from '@guildhall/domain/time/civil-date'
import { MEMBER_MOBILES } from './demo-logins.ts'
import type { PaperDeps } from './make-papers.ts'
import { storedPaper, type StoredPaper } from './papers.ts'
import type { DemoMember } from './plan-members.ts'
import type { DuesYear } from './standing.ts'
import type { World } from './world.ts'

export type DemoBill = NonNullable<DuesYear['bill']> & { year: number }
export type DemoVoucher = {
  id: string
  fileId: string
  member: DemoMember
  bill: DemoBill
  amount: number
  paidOn: string
  state: 'waiting' | 'refused'
  paper: StoredPaper | null
}
export type DemoReceipt = {
  id: string
  fileId: string
  member: DemoMember
  bill: DemoBill
  askedOn: string
  issuedOn: string
  state: 'waiting' | 'issued'
  serial: number
  paper: StoredPaper | null
}
export type DuesPlan = { vouchers: DemoVoucher[]; receipts: DemoReceipt[] }

/** As many of each as a desk shows on a page. */
const VOUCHERS = 9
const RECEIPTS = 6

/**
 * Vouchers for bills that are owed, one in three sent back, and receipts: asked for lately, late, and
 * issued. Chosen by their place, so that nothing else that is made up changes; whoever signs in to pay
 * has sent none yet.
 */
export function planDues(world: World, members: readonly DemoMember[]): DuesPlan {
  const { receipts } = world.blueprint.dues
  const billed = members
    .filter(({ holder }) => holder.account !== null)
    .flatMap((member) =>
      member.years.flatMap(({ year, bill }) => (bill ? [{ member, bill: { ...bill, year } }] : [])),
    )
  const owed = billed.filter(
    ({ member, bill }) =>
      bill.paid < bill.amount && member.holder.account?.mobile !== MEMBER_MOBILES.unpaid,
  )
  const paid = billed.filter(({ bill }) => bill.paid === bill.amount)
  return {
    vouchers: owed.slice(0, VOUCHERS).map((each, at) => voucherFor(world, each, at)),
    receipts: receipts ? paid.slice(-RECEIPTS).map((each, at) => receiptFor(world, each, at)) : [],
  }
}

type Billed = { member: DemoMember; bill: DemoBill }

function voucherFor({ moments }: World, { member, bill }: Billed, at: number): DemoVoucher {
  const state = at % 3 === 2 ? 'refused' : 'waiting'
  const paidOn = latest(bill.issuedOn, addDays(moments.today, -2 - at))
  const amount = bill.amount - bill.paid
  return { id: newId(), fileId: newId(), member, bill, amount, paidOn, state, paper: null }
}

function receiptFor({ moments }: World, { member, bill }: Billed, at: number): DemoReceipt {
  const days = [1, 4, 20, 2, 30, 40][at] ?? 3
  const askedOn = latest(bill.paidOn ?? bill.issuedOn, moments.workingDaysAgo(days))
  const state = at >= 3 ? 'issued' : 'waiting'
  const next = addDays(askedOn, 1)
  const issuedOn = next > moments.today ? moments.today : next
  const ids = { id: newId(), fileId: newId() }
  return { ...ids, member, bill, askedOn, issuedOn, state, serial: at + 1, paper: null }
}

const latest = (one: string, other: string): string => (one > other ? one : other)

/** Sets and stores a sheet for each voucher and each issued receipt; they say that they are samples. */
export async function makeDuesPapers(
  deps: PaperDeps,
  tenantId: string,
  plan: DuesPlan,
): Promise<DuesPlan> {
  const keep = async (fileId: string, bytes: Promise<Uint8Array>): Promise<StoredPaper> => {
    const key = `${tenantId}/files/${fileId}`
    const made = await bytes
    await deps.storage.put(key, made)
    return storedPaper(made, key)
  }
  const vouchers = plan.vouchers.map(async (each) => ({
    ...each,
    paper: await keep(each.fileId, deps.documents.pdf('sample-paper', transferSheet(each))),
  }))
  const receipts = plan.receipts.map(async (each) => {
    if (each.state !== 'issued') return each
    const bytes = deps.documents.pdf('sample-paper', receiptSheet(each))
    return { ...each, paper: await keep(each.fileId, bytes) }
  })
  return { vouchers: await Promise.all(vouchers), receipts: await Promise.all(receipts) }
}

const NOTE = '样张：演示数据，不具任何效力'
const stamp = { around: '示例银行业务专用章', centre: '样张' }

function transferSheet({ member, bill, amount, paidOn }: DemoVoucher) {
  return {
    title: '银行电子回单',
    rows: [
      { label: '付款人', value: member.holder.name },
      { label: '金额', value: `人民币 ${formatYuanExact(amount)} 元` },
      { label: '交易日期', value: paidOn },
      { label: '附言', value: `${bill.year} 年度会费` },
    ],
    stamp,
    issuedOn: paidOn,
    note: NOTE,
  }
}

function receiptSheet({ member, bill, issuedOn, serial }: DemoReceipt) {
  return {
    title: '社会团体会费统一收据（电子）',
    rows: [
      { label: '交款单位', value: member.holder.name },
      { label: '项目', value: `${bill.year} 年度会费` },
      { label: '金额', value: `人民币 ${formatYuanExact(bill.amount)} 元` },
      { label: '票据号码', value: receiptNumber(serial) },
    ],
    stamp: { around: '示例票据专用章', centre: '样张' },
    issuedOn,
    note: NOTE,
  }
}

/** A number that no real receipt has. */
export const receiptNumber = (serial: number): string => `000000${String(serial).padStart(4, '0')}`
