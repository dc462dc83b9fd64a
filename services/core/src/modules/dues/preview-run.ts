import type { z } from 'zod'
import type { runPreview } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { duesForTitle, scheduleOn } from '@guildhall/domain/dues/dues-in-force'
import { duesYearOf } from '@guildhall/domain/dues/dues-year'
import { sumFen } from '@guildhall/domain/money'
import { addDays } from '@guildhall/domain/time/civil-date'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { countByTitle, type TitleCount } from './run-members.ts'

export type RunPreview = z.infer<typeof runPreview>

/**
 * What generating a year's bills today would make: how many and how much by class, by the dues table
 * in force today (财综〔2016〕99号). Nothing is written.
 */
export async function previewRun(
  ctx: SignedInContext,
  { year }: { year: number },
): Promise<RunPreview> {
  const { content } = await blueprintInForce(ctx)
  const today = todayOf(ctx.deps.clock)
  if (Math.abs(year - duesYearOf(content.dues.term, today, today)) > 1)
    throw new DomainError('dues.run-year')
  const schedule = scheduleOn(content.dues.schedules, today)
  if (!schedule) throw new DomainError('dues.no-schedule')
  const counts = await countByTitle(ctx.deps.database.tenantSql(ctx.tenant.id), content, year)
  const classes = byClass(content, counts, today)
  return {
    year,
    issuedOn: today,
    dueOn: addDays(today, content.dues.dueInDays),
    scheduleFrom: schedule.from,
    classes,
    count: classes.reduce((sum, { count }) => sum + count, 0),
    sumFen: sumFen(classes.map((each) => each.sumFen)),
    existing: counts.reduce((sum, { existing }) => sum + existing, 0),
  }
}

function byClass(
  { dues }: Blueprint,
  counts: readonly TitleCount[],
  today: string,
): RunPreview['classes'] {
  const priced = counts.map(({ titleSlug, missing }) => {
    const price = duesForTitle(dues, titleSlug, today)
    const title = dues.titles.find(({ slug }) => slug === titleSlug)
    if (!price || !title) throw new DomainError('dues.no-schedule')
    return { duesClass: title.duesClass, missing, amountFen: price.amount }
  })
  return dues.classes.flatMap(({ slug, label }) => {
    const own = priced.filter(({ duesClass }) => duesClass === slug)
    const count = own.reduce((sum, { missing }) => sum + missing, 0)
    const amountFen = own[0]?.amountFen ?? 0
    return count > 0 ? [{ label, amountFen, count, sumFen: amountFen * count }] : []
  })
}
