import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { reissueCertificate } from '../certificates/reissue-certificate.ts'
import { memberOf } from '../members/current-member.ts'
import { giveTitles, settleTitles } from './give-title.ts'
import { readTerms, termOn } from './read-term.ts'

/**
 * What comes of an approved 级别调整: the title is held from its day on, in the term in force; a
 * certificate that names another is replaced once the day has come. Bills that were issued stay; the
 * next follow the title of their day.
 */
export async function applyTitle(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  const { tx } = work
  const member = await memberOf(tx, record.partyId)
  const { dues } = (await blueprintInForce(ctx)).content
  const title = dues.titles.find(({ slug }) => slug === readMeaning(spec.form, answers, 'title'))
  const from = readMeaning(spec.form, answers, 'effective-on')
  if (!member || !title || !from) throw new DomainError('case.members-only')
  const term = termOn(await readTerms(tx.sql), from)
  const ground = { caseId: record.id, termId: term?.id ?? null }
  await giveTitles(work, [{ memberId: member.id, title: title.slug }], from, ground)
  if (term && !title.newcomer) await tx.sql.query(seatSql, [term.id, member.id, title.slug])
  if (from > todayOf(ctx.deps.clock)) return
  await settleTitles(tx.sql, todayOf(ctx.deps.clock))
  await reissueCertificate(ctx, work, record, { titleLabel: title.label })
}

const seatSql = `
insert into council_seat (term_id, member_id, title_slug) values ($1, $2, $3)
on conflict (tenant_id, term_id, member_id) do update set title_slug = excluded.title_slug, updated_at = now()`
