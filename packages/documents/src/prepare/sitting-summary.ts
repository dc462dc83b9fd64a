import { proseDate } from '../chinese-date.ts'
import { sittingOutcomes, type DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'

type Summary = DocumentData<'sitting-summary'>

/** Words for the outcome of one case. */
const OUTCOME_LABELS: Record<(typeof sittingOutcomes)[number], string> = {
  approved: '通过',
  rejected: '不通过',
  deferred: '暂缓',
}

/** Ems that fit the columns of sitting-summary.typ. */
const WIDTH = { number: 7.5, subject: 15, matter: 5.6, note: 9, reason: 18, fact: 30 }

/** Turns the record of a sitting into what its template sets; the totals are counted here. */
export function prepareSittingSummary(data: Summary): Record<string, unknown> {
  return {
    associationName: data.associationName,
    title: data.title,
    documentNumber: data.documentNumber ?? null,
    printedOn: proseDate(data.printedOn),
    facts: facts(data),
    cases: data.cases.map((item) => ({
      caseNumber: breakLongRuns(item.caseNumber, WIDTH.number),
      subject: breakLongRuns(item.subject, WIDTH.subject),
      matter: breakLongRuns(item.matter, WIDTH.matter),
      outcome: item.outcome,
      outcomeLabel: OUTCOME_LABELS[item.outcome],
      note: breakLongRuns(item.note ?? '', WIDTH.note),
    })),
    totals: totals(data),
    leftOut: data.leftOut.map((item) => ({
      caseNumber: breakLongRuns(item.caseNumber, WIDTH.number),
      subject: breakLongRuns(item.subject, WIDTH.subject),
      reason: breakLongRuns(item.reason, WIDTH.reason),
    })),
    signatureLines: data.signatureLines,
  }
}

function facts(data: Summary): { label: string; value: string }[] {
  const all: [string, string | undefined][] = [
    ['会议时间', proseDate(data.heldOn)],
    ['会议地点', data.place],
    ['主持', data.chairedBy],
    ['记录', data.recordedBy],
    ['出席', `应到 ${data.dueCount} 人，实到 ${data.attendedCount} 人`],
  ]
  return all.flatMap(([label, value]) =>
    value ? [{ label, value: breakLongRuns(value, WIDTH.fact) }] : [],
  )
}

function totals(data: Summary): string {
  const counts = sittingOutcomes.map((outcome) => {
    const count = data.cases.filter((item) => item.outcome === outcome).length
    return `${OUTCOME_LABELS[outcome]} ${count} 件`
  })
  return `本次会议共审议 ${data.cases.length} 件：${counts.join('，')}。`
}
