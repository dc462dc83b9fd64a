import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { memberOf } from '../members/current-member.ts'
import { giveTitles } from './give-title.ts'
import { readTerms, termOn } from './read-term.ts'
import { settleTitles } from './settle-titles.ts'

/**
 * What comes of an approved 级别调整: the title is held from its day on, in the term in force, and
 * takes effect once the day has come. Bills that were issued stay; the
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
  const { content } = await blueprintInForce(ctx)
  const title = content.dues.titles.find(
    ({ slug }) => slug === readMeaning(spec.form, answers, 'title'),
  )
  const from = readMeaning(spec.form, answers, 'effective-on')
  if (!member || !title || !from) throw new DomainError('case.members-only')
  const term = termOn(await readTerms(tx.sql), from)
  const ground = { caseId: record.id, termId: term?.id ?? null }
  await giveTitles(work, [{ memberId: member.id, title: title.slug }], from, ground)
  if (term && !title.newcomer) await tx.sql.query(seatSql, [term.id, member.id, title.slug])
  await settleTitles(ctx.deps.clock, work, content)
}

const seatSql = `
insert into council_seat (term_id, member_id, title_slug) values ($1, $2, $3)
on conflict (tenant_id, term_id, member_id) do update set title_slug = excluded.title_slug, updated_at = now()`
