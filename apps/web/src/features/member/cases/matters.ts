import type { CaseSummary, MemberHome } from '@guildhall/contract/cases'
import { formatDate } from '@guildhall/ui/format-date'
import { formatYuan } from '@guildhall/domain/money'
import type { Status } from '@guildhall/ui/status'
import { stateWords } from '../shared/case-words.ts'

/** 待办 is for the member to do, 办理中 waits for the association, 已办 is over. */
export type MatterPlace = 'todo' | 'running' | 'done'

/** One line of the member's matters: a case, a bill that is due, a paper that is about to lapse. */
export interface Matter {
  key: string
  place: MatterPlace
  title: string
  who: string
  number: string
  status: Status
  words: string
  /** The day or instant beside it. */
  at: string
  to: string
}

/** A certificate that lapses within so many days wants to be looked at. */
const LAPSES_WITHIN = 60
const DAY = 86_400_000

/** Everything of the member's in one list: what has to be done first, then what runs, then what is over. */
export function mattersOf(
  cases: readonly CaseSummary[],
  home: Pick<MemberHome, 'bills' | 'certificates' | 'membership'>,
  today: string,
): Matter[] {
  const all = [
    ...cases.map(fromCase),
    ...home.bills.flatMap((bill) => fromBill(bill, home.membership?.partyName ?? '')),
    ...home.certificates.flatMap((each) => fromCertificate(each, today)),
  ]
  const order: MatterPlace[] = ['todo', 'running', 'done']
  return order.flatMap((place) => all.filter((matter) => matter.place === place))
}

/** How many stand at each place: counted from the list itself, so that they agree with it. */
export function countsOf(matters: readonly Matter[]): Record<MatterPlace, number> {
  const count = (place: MatterPlace) => matters.filter((matter) => matter.place === place).length
  return { todo: count('todo'), running: count('running'), done: count('done') }
}

/** Those at a place whose title, unit or number holds the words. */
export function findMatters(
  matters: readonly Matter[],
  place: MatterPlace,
  words: string,
): Matter[] {
  const asked = words.trim().toUpperCase()
  return matters.filter(
    (matter) =>
      matter.place === place &&
      [matter.title, matter.who, matter.number].some((text) => text.toUpperCase().includes(asked)),
  )
}

const places: Record<CaseSummary['state'], MatterPlace> = {
  draft: 'todo',
  returned: 'todo',
  submitted: 'running',
  approved: 'done',
  rejected: 'done',
  withdrawn: 'done',
}

function fromCase(row: CaseSummary): Matter {
  const { status, words } = stateWords(row.state, row.stageLabel)
  return {
    key: row.id,
    place: places[row.state],
    title: row.label,
    who: row.partyName,
    number: row.number ?? '',
    status,
    words,
    at: row.since,
    to: row.state === 'draft' ? `/my/cases/${row.id}/edit` : `/my/cases/${row.id}`,
  }
}

function fromBill(bill: MemberHome['bills'][number], who: string): Matter[] {
  if (bill.status === 'paid') return []
  const late = bill.status === 'overdue'
  return [
    {
      key: bill.id,
      place: 'todo',
      title: `交 ${bill.year} 年度会费 ${formatYuan(bill.amountFen - bill.paidFen)} 元`,
      who,
      number: '',
      status: late ? 'err' : 'todo',
      words: `${formatDate(bill.dueOn, 'day')}${late ? '已到期' : '前'}`,
      at: bill.dueOn,
      to: '/my',
    },
  ]
}

function fromCertificate(certificate: MemberHome['certificates'][number], today: string): Matter[] {
  const { validTo, status } = certificate
  const left = validTo ? (Date.parse(validTo) - Date.parse(today)) / DAY : Infinity
  if (status !== 'valid' || left > LAPSES_WITHIN) return []
  return [
    {
      key: certificate.id,
      place: 'todo',
      title: `${certificate.title}即将到期`,
      who: '',
      number: certificate.number,
      status: 'todo',
      words: `还有 ${left} 天`,
      at: validTo ?? today,
      to: `/my/certificates/${certificate.id}`,
    },
  ]
}
