import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { scheduleOn } from '@guildhall/domain/dues/dues-in-force'
import { formatYuan } from '@guildhall/domain/money'
import { replaceMarks, type BlockKind } from './block-marks.ts'

/**
 * A notice's content as readers see it: the blueprint's blocks filled in. The dues table is the one in
 * force when the dues year begins (财综〔2016〕99号), the bank account the one of today.
 */
export function fillBlocks(html: string, content: Blueprint): string {
  return replaceMarks(html, (kind, year) => renderBlock(content, kind, year))
}

function renderBlock(content: Blueprint, kind: BlockKind, year: number): string {
  return kind === 'dues-table' ? duesTable(content, year) : bankAccount(content)
}

function duesTable({ dues }: Blueprint, year: number): string {
  const schedule = scheduleOn(dues.schedules, `${year}-01-01`) ?? dues.schedules[0]
  if (!schedule) return ''
  const rows = dues.classes.map(({ slug }) => {
    const titles = dues.titles.filter((title) => title.duesClass === slug)
    const names = titles.map((title) => title.label).join('、')
    return `<tr><td>${escape(names)}</td><td class="r">${formatYuan(schedule.amounts[slug] ?? 0)}</td></tr>`
  })
  return `<table><thead><tr><th>会员级别</th><th class="r">${year}年会费（元）</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function bankAccount({ payment: { transfer, purpose } }: Blueprint): string {
  const lines: [string, string | undefined][] = [
    ['户名', transfer.name],
    ['开户行', transfer.bank],
    ['账号', transfer.account],
    ['行号', transfer.bankCode],
    ['税号', transfer.taxNumber],
    ['汇款附言', purpose.replace('{memberNumber}', '会员号')],
  ]
  const rows = lines.flatMap(([label, value]) =>
    value ? [`<tr><th scope="row">${label}</th><td>${escape(value)}</td></tr>`] : [],
  )
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
