import type { BillRow, DuesStep, ReceiptView } from '@guildhall/contract/dues'
import type { Status } from '@guildhall/ui/status'

/** 缴费状态 as it is read, with its colour. */
export const statusWords: Record<BillRow['status'], { status: Status; word: string }> = {
  owing: { status: 'todo', word: '待缴费' },
  'voucher-waiting': { status: 'doing', word: '凭证待核' },
  'voucher-refused': { status: 'stop', word: '凭证被退回' },
  'part-paid': { status: 'todo', word: '部分缴费' },
  settled: { status: 'done', word: '已确认缴费' },
  waived: { status: 'done', word: '已减免' },
}

export const receiptWords: Record<ReceiptView['state'], { status: Status; word: string }> = {
  waiting: { status: 'doing', word: '票据开具中' },
  issued: { status: 'done', word: '票据已开具' },
  voided: { status: 'stop', word: '票据已作废' },
  refused: { status: 'stop', word: '开票申请被退回' },
}

const stepWords: Record<DuesStep['kind'], { what: string; status: Status }> = {
  issued: { what: '缴费单开出', status: 'none' },
  'voucher-uploaded': { what: '上传付款凭证', status: 'doing' },
  'voucher-refused': { what: '凭证被退回', status: 'stop' },
  confirmed: { what: '确认到账', status: 'done' },
  reversed: { what: '撤销到账确认', status: 'stop' },
  waived: { what: '减免', status: 'done' },
  'receipt-requested': { what: '申请会费票据', status: 'doing' },
  'receipt-issued': { what: '开具会费票据', status: 'done' },
  'receipt-closed': { what: '票据申请退回或票据作废', status: 'stop' },
}

/** One line of a bill's timeline. */
export const wordsOfStep = ({ kind }: Pick<DuesStep, 'kind'>) => stepWords[kind]
