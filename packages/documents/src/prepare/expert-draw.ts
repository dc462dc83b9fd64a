import { proseDate } from '../chinese-date.ts'
import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'

/** Ems that fit the columns of expert-draw.typ. */
const WIDTH = { name: 7.5, employer: 20, reason: 13, fact: 30, proof: 34 }

/** Turns a draw into what its template sets: those drawn and the reserves apart, and how to repeat it. */
export function prepareExpertDraw(data: DocumentData<'expert-draw'>): Record<string, unknown> {
  const people = data.drawn.map(({ name, employer, reserve }) => ({
    reserve,
    name: breakLongRuns(name, WIDTH.name),
    employer: breakLongRuns(employer, WIDTH.employer),
  }))
  return {
    associationName: data.associationName,
    title: data.title,
    documentNumber: data.documentNumber,
    printedOn: proseDate(data.printedOn),
    facts: data.facts.map(({ label, value }) => ({
      label,
      value: breakLongRuns(value, WIDTH.fact),
    })),
    drawn: people.filter(({ reserve }) => !reserve),
    reserves: people.filter(({ reserve }) => reserve),
    excluded: data.excluded.map(({ name, employer, reason }) => ({
      name: breakLongRuns(name, WIDTH.name),
      employer: breakLongRuns(employer, WIDTH.employer),
      reason: breakLongRuns(reason, WIDTH.reason),
    })),
    method: `符合条件又不用回避的共 ${data.candidates} 人，名单随记录保存。把“种子:编号”逐人计算 SHA-256，按十六进制结果从小到大排列，依次即为抽中和候补的人。`,
    proof: [
      { label: '算法', value: data.algorithm },
      { label: '种子', value: breakLongRuns(data.seed, WIDTH.proof) },
      { label: '名单 SHA-256', value: breakLongRuns(data.candidatesHash, WIDTH.proof) },
    ],
    signatureLines: data.signatureLines,
  }
}
