import { parsePath } from '@guildhall/domain/forms/path'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { SignedInContext } from '../../kernel/context.ts'
import type { CaseInContext } from '../cases/case-record.ts'

export type Returned = {
  count: number
  /** What was said of the whole. */
  reason: string | null
  steps: { title: string; remarks: string[] }[]
}

type Remark = { path: string; text: string }

/** What was said where when a case was sent back, step by step as the form has them; null unless it stands so. */
export async function readReturned(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
): Promise<Returned | null> {
  if (record.state !== 'returned' || !record.submissionId) return null
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const remarks = await db.remark.findMany({
    where: { submissionId: record.submissionId, sentAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { path: true, text: true },
  })
  const whole = remarks.filter(({ path }) => path === '').map(({ text }) => text)
  const reason = await lastReason(ctx, record.id)
  return {
    count: remarks.length,
    reason: [...new Set([...(reason ? [reason] : []), ...whole])].join('\n') || null,
    steps: stepsOf(spec, remarks),
  }
}

/** Why a case was decided as it was, as far as its last decision says so. */
export async function lastReason(ctx: SignedInContext, caseId: string): Promise<string | null> {
  const step = await ctx.deps.database.tenantDb(ctx.tenant.id).caseStep.findFirst({
    where: { caseId, action: { in: ['return', 'reject'] } },
    orderBy: { caseVersion: 'desc' },
    select: { reason: true },
  })
  return step?.reason ?? null
}

function stepsOf({ form, attachments }: ApplicationSpec, remarks: readonly Remark[]) {
  const steps = form.steps.map(({ title, groups }) => {
    const keys = groups.map(({ key }) => key)
    return {
      title,
      remarks: said(remarks, ({ path }) => keys.includes(parsePath(path)?.group ?? '')),
    }
  })
  if (attachments.length === 0) return steps
  const papers = said(remarks, ({ path }) => attachments.some(({ key }) => key === path))
  return [...steps, { title: '附件', remarks: papers }]
}

const said = (remarks: readonly Remark[], isHere: (remark: Remark) => boolean): string[] =>
  remarks.filter(isHere).map(({ text }) => text)
