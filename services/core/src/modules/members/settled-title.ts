import type { TenantSql } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { newcomerTitle, titleToSettle } from '@guildhall/domain/dues/newcomer-title'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import type { CaseInContext } from '../cases/case-record.ts'

/** 核定级别: what the staff settled about the title that an application asks for. */
export type Settlement = {
  asked: string
  granted: string
  note: string | null
  by: string
  at: Date
}

/**
 * The title that a join asks for and that staff must settle; null where there is nothing to settle.
 * Titles are those in force now.
 */
export function titleAskedFor(
  { dues }: Blueprint,
  { spec }: Pick<CaseInContext, 'spec'>,
  answers: unknown,
): string | null {
  if (spec.kind !== 'join') return null
  return titleToSettle(dues, readMeaning(spec.form, answers, 'title'))
}

/** What was settled for a case; null where nothing was, or for another title than is asked for now. */
export async function readSettlement(
  sql: TenantSql,
  caseId: string,
  asked: string,
): Promise<Settlement | null> {
  const settled = await lastSettlement(sql, caseId)
  return settled?.asked === asked ? settled : null
}

/** What was settled last for a case, whatever was asked for then; null where nothing was. */
export async function lastSettlement(sql: TenantSql, caseId: string): Promise<Settlement | null> {
  const { rows } = await sql.query<Settlement>(
    `select asked_slug as asked, granted_slug as granted, note, settled_by_label as by, settled_at as at
     from title_settlement where tenant_id = current_tenant() and case_id = $1`,
    [caseId],
  )
  return rows[0] ?? null
}

/**
 * The title that an approved join gives: what the staff settled, else the newcomers'. Throws
 * `case.title-unsettled` where a title of the council is asked for and nobody has settled it.
 */
export async function grantedTitle(
  sql: TenantSql,
  content: Blueprint,
  found: CaseInContext,
  answers: Answers,
): Promise<string> {
  const asked = titleAskedFor(content, found, answers)
  if (asked === null) return newcomerTitle(content.dues)
  const settled = await readSettlement(sql, found.record.id, asked)
  if (!settled) throw new DomainError('case.title-unsettled', { title: titleLabel(content, asked) })
  return settled.granted
}

/** Answers with the title that was given in place of the one asked for: what is certified is true. */
export function withTitle({ spec }: CaseInContext, answers: Answers, title: string): Answers {
  const path = pathOfMeaning(spec.form, answers, 'title')
  return path === undefined ? answers : setAnswer(answers, path, title)
}

/** What a title is called now; its slug where it is called nothing any more. */
export function titleLabel({ dues }: Blueprint, slug: string): string {
  return dues.titles.find((title) => title.slug === slug)?.label ?? slug
}
