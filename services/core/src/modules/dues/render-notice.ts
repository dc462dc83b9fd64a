import { permits } from '@guildhall/domain/permissions/actor'
import { DomainError } from '@guildhall/contract/errors'
import { formatYuanExact } from '@guildhall/domain/money'
import { yuanInWords } from '@guildhall/domain/yuan-in-words'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { readBill } from './bill-facts.ts'
import { paymentOf } from './my-dues.ts'

/** 缴费通知 as PDF, for the member whose bill it is and for those who look after dues. */
export async function renderNotice(ctx: SignedInContext, billId: string): Promise<Uint8Array> {
  const bill = await readBill(ctx.deps.database.tenantSql(ctx.tenant.id), billId)
  if (!ctx.actor.partyIds.includes(bill.partyId) && !permits(ctx.actor, 'dues.manage'))
    throw new DomainError('not-found')
  const { content } = await blueprintInForce(ctx)
  const { transfer, purpose } = paymentOf(content, bill.memberNumber)
  const line = content.contacts.lines[0]
  const bank: [string, string | undefined][] = [
    ['户名', transfer.name],
    ['税号', transfer.taxNumber],
    ['开户行', transfer.bank],
    ['行号', transfer.bankCode],
    ['账号', transfer.account],
    ['汇款附言', purpose],
  ]
  return ctx.deps.documents.pdf('dues-notice', {
    associationName: content.branding.name,
    year: bill.year,
    addressee: bill.partyName,
    rows: [
      { label: '会员号', value: bill.memberNumber },
      { label: '会员级别', value: bill.title },
      { label: '会员归属', value: bill.branch ?? '未加入分支机构' },
      { label: '缴费年度', value: `${bill.year} 年度` },
      { label: '应缴金额', value: `${formatYuanExact(bill.amountFen)} 元` },
      { label: '大写', value: yuanInWords(bill.amountFen) },
      ...(bill.owedFen < bill.amountFen
        ? [{ label: '尚欠金额', value: `${formatYuanExact(bill.owedFen)} 元` }]
        : []),
    ],
    dueOn: bill.dueOn,
    bank: bank.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    notes: [
      ...content.dues.notes,
      `汇款时请在附言写明“${purpose}”，便于核对；汇款后可在会员系统上传付款凭证。`,
    ],
    contact: line ? `${line.office}　${line.phone}　${content.contacts.hours}` : '',
    issuedOn: bill.issuedOn,
  })
}
