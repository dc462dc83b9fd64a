import { exclusionWords, type DrawView } from '@guildhall/contract/experts'
import { formatDateTimeProse } from '@guildhall/domain/time/shanghai'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'

/** 专家抽取名单 as PDF: those drawn with lines to sign, and what it takes to repeat the draw. */
export async function renderDraw(ctx: SignedInContext, draw: DrawView): Promise<Uint8Array> {
  const { content } = await blueprintInForce(ctx)
  const words: [string, string | null][] = [
    ['项目名称', draw.project],
    ['委托单位', draw.client],
    ['评审日期', draw.reviewOn],
    ['评审地点', draw.place],
    ['抽取时间', formatDateTimeProse(draw.drawnAt)],
    ['抽取人', draw.drawnBy],
    ['再次抽取的原因', draw.reason],
  ]
  return ctx.deps.documents.pdf('expert-draw', {
    associationName: content.branding.name,
    title: '专家抽取名单',
    documentNumber: draw.number,
    printedOn: todayOf(ctx.deps.clock),
    facts: [
      ...words.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
      ...draw.criteria,
    ],
    drawn: draw.drawn.map(({ name, employer, reserve }) => ({ name, employer, reserve })),
    excluded: draw.excluded.map(({ name, employer, because }) => ({
      name,
      employer,
      reason: exclusionWords[because],
    })),
    candidates: draw.candidates,
    algorithm: draw.algorithm,
    seed: draw.seed,
    candidatesHash: draw.candidatesHash,
    signatureLines: ['抽取人（签字）', '监督人（签字）', '委托单位（签字）'],
  })
}
