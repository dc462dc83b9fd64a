import type { Refusals } from './refusals.ts'

/** Of dues and receipts. */
export const duesRefusals = {
  'dues.settled': {
    status: 409,
    text: '这一年度的会费已确认缴费，不需要再上传凭证。如有疑问请致电协会。',
  },
  'dues.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚已处理过这笔会费，页面已更新，请看过最新金额和状态后再办。',
  },
  'dues.more-than-owed': {
    status: 422,
    text: '金额多于还欠的{owed}元。请按{owed}元确认，多收的由财务退回，或等下一年度缴费单开出后再确认到那一年。',
  },
  'dues.day-ahead': { status: 422, text: '日期还没有到，请填写实际付款或到账的日期。' },
  'dues.reference-required': {
    status: 422,
    text: '没有凭证时请填写银行流水号，以便日后核对。',
  },
  'dues.already-reversed': { status: 409, text: '这笔到账已经撤销过了，页面已更新。' },
  'dues.receipt-stands': {
    status: 409,
    text: '这一年度已开出会费票据，请先作废票据，再撤销到账或减免。',
  },
  'dues.waiver-waiting': { status: 409, text: '这张缴费单已有一笔减免等待复核，请先处理那一笔。' },
  'dues.waiver-own': { status: 403, text: '减免要由另一位同事复核，不能复核自己提出的。' },
  'dues.run-running': { status: 409, text: '已有一批缴费单正在生成，请等它完成。' },
  'dues.run-year': { status: 422, text: '只能生成上一年度、本年度和下一年度的缴费单。' },
  'dues.run-changed': {
    status: 409,
    text: '会员或会费标准刚刚有变动，现在应生成{count}张。请看过新的清单后再生成。',
  },
  'dues.no-schedule': { status: 422, text: '这一天没有施行中的会费标准，请先在协会设置中登记。' },
  'receipt.details-changed': {
    status: 409,
    text: '开票信息刚刚改过，请看过最新内容并确认后再申请。',
  },
  'receipt.details-missing': { status: 422, text: '请先登记并确认开票信息，再申请票据。' },
  'receipt.asked-already': { status: 409, text: '这一年度的票据已经申请过，不需要重复申请。' },
  'receipt.not-askable': {
    status: 422,
    text: '这一年度现在不能申请票据：会费确认到账后可以申请。',
  },
  'receipt.amount-differs': {
    status: 422,
    text: '票据金额应为{amount}元，与缴费单一致（财综〔2016〕99号），请核对后重新填写。',
  },
  'receipt.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚已处理过这份票据申请，页面已更新。',
  },
  'receipt.number-taken': {
    status: 409,
    text: '这个票据代码和号码已经登记在另一份票据上，请核对票面。',
  },
} as const satisfies Refusals
