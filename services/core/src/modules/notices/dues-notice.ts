import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blockMark } from './block-marks.ts'

/** 会费通知 for a year: title and content to begin with, with the table and the account as blocks. */
export function duesNotice({ dues, branding }: Blueprint, year: number) {
  const notes = dues.notes.map((note) => `<li><p>${note}</p></li>`).join('')
  const html = [
    '<p>各会员单位：</p>',
    `<p>${year}年度会费现已开始交纳。请各单位按所任职务对应的标准，在缴费单载明的日期前汇入协会账户。</p>`,
    '<h2>会费标准</h2>',
    blockMark('dues-table', year),
    `<ul>${notes}</ul>`,
    '<h2>汇款账户</h2>',
    blockMark('bank-account', year),
    `<p>汇款后请登录本站上传汇款凭证。到账确认后，协会开具${dues.receiptKind}。</p>`,
    `<p style="text-align:right">${branding.name}</p>`,
  ].join('')
  return { title: `关于交纳${year}年度会费的通知`, html }
}
