import { proseDate } from '../chinese-date.ts'
import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'

/** Ems that fit the columns of dues-notice.typ. */
const WIDTH = { value: 30, addressee: 36, note: 36 }

/** Turns a bill's facts into what the notice sets. */
export function prepareDuesNotice(data: DocumentData<'dues-notice'>): Record<string, unknown> {
  const rows = (all: readonly { label: string; value: string }[]) =>
    all.map(({ label, value }) => ({ label, value: breakLongRuns(value, WIDTH.value) }))
  return {
    associationName: data.associationName,
    title: `${data.year} 年度会费缴费通知`,
    addressee: breakLongRuns(data.addressee, WIDTH.addressee),
    opening: `按照会员代表大会表决的会费标准，贵单位 ${data.year} 年度应缴会费如下，请于 ${proseDate(data.dueOn)} 前从单位账户汇入下列账户。`,
    rows: rows(data.rows),
    bank: rows(data.bank),
    notes: data.notes.map((note) => breakLongRuns(note, WIDTH.note)),
    contact: data.contact,
    issuedOn: proseDate(data.issuedOn),
  }
}
