import { performance } from 'node:perf_hooks'
import type { DocumentInput } from './kinds.ts'
import { createDocumentRenderer } from './render.ts'

const WARM_UP = 10
const RENDERS = 200

/** What `benchApplicationForm` measured, in ms from call to PDF bytes in the main thread. */
export interface FormBench {
  p50Ms: number
  p99Ms: number
  n: number
}

/**
 * How long a warm application form takes, through the same worker that serves requests: 200
 * renders one after the other, each with other data, so that nothing comes from a cache.
 */
export async function benchApplicationForm(): Promise<FormBench> {
  const renderer = createDocumentRenderer({ recycleAfter: WARM_UP + RENDERS + 1 })
  try {
    for (let index = 0; index < WARM_UP; index++) {
      await renderer.pdf('application-form', sampleForm(index))
    }
    const times: number[] = []
    for (let index = 0; index < RENDERS; index++) {
      const start = performance.now()
      await renderer.pdf('application-form', sampleForm(WARM_UP + index))
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    return { p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), n: times.length }
  } finally {
    await renderer.close()
  }
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** A form of usual size: 16 answers, three contacts, a page of text; no two are alike. */
function sampleForm(index: number): DocumentInput<'application-form'> {
  const unit = `样张第${index}电力建设有限公司`
  return {
    associationName: '样张行业协会',
    title: '入会申请书',
    formNumber: `S-2026-${String(index).padStart(5, '0')}`,
    printVersion: index,
    printedOn: '2026-03-05',
    qrText: `https://association.example/f/S-2026-${index}/1`,
    sections: [
      {
        heading: '单位基本信息',
        rows: Array.from({ length: 16 }, (_, row) => ({
          label: `登记事项${row + 1}`,
          value:
            row % 3 === 0 ? `${unit}的第 ${row} 项登记内容，以营业执照所载为准` : `内容${index}`,
        })),
      },
      {
        heading: '联系人',
        table: {
          columns: ['姓名', '职务', '手机', '电子邮箱'],
          rows: ['甲', '乙', '丙'].map((name) => [
            `样张${name}`,
            '办公室主任',
            '199****0000',
            `clerk${index}@unit.example`,
          ]),
        },
      },
      {
        heading: '入会说明',
        text: `${unit}从事电力工程施工总承包，愿遵守协会章程与自律公约。`.repeat(12),
      },
    ],
    declaration: '本单位自愿申请加入协会，所填内容及所附材料真实、准确、完整。',
    stampLabel: '加盖公章',
    signatureLines: ['法定代表人（签字）', '经办人（签字）', '日期'],
  }
}
