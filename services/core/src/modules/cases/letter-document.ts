import type { DocumentInput } from '@guildhall/documents/kinds'
import type { LetterSpec } from '@guildhall/domain/blueprint/application'
import type { FieldSpec, FormSpec } from '@guildhall/domain/blueprint/form'
import { letterItems, letterText } from '@guildhall/domain/forms/letters'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { blankRow } from './blank-sections.ts'
import { paperHead, paperLookups, type PaperToSet } from './form-document.ts'

/** What a letter is set from: its table of answers, its sentences, and who stamps it. */
export function letterDocument(
  blueprint: PublishedBlueprint,
  place: { form: FormSpec; letter: LetterSpec },
  paper: PaperToSet,
): DocumentInput<'letter'> {
  const { form, letter } = place
  const lookups = paperLookups(blueprint, paper)
  const answers = paper.kind === 'blank' ? {} : paper.answers
  const facts = {
    party: readMeaning(form, answers, 'party-name') ?? '',
    account: paper.kind === 'blank' ? '' : paper.accountMobile,
  }
  return {
    ...paperHead(blueprint, letter.title, paper),
    rows:
      paper.kind === 'blank'
        ? fieldsOf(place).map((field) => blankRow(field, lookups))
        : letterItems(place, answers, lookups).map(({ label, text }) => ({ label, value: text })),
    paragraphs: letterText(letter, facts),
    signedBy: facts.party,
    stampLabel: letter.stampLabel,
    signatureLines: letter.signatureLines,
  }
}

/** The fields that a letter shows, in its order. */
function fieldsOf({ form, letter }: { form: FormSpec; letter: LetterSpec }): FieldSpec[] {
  const groups = form.steps.flatMap((step) => step.groups)
  const fields = new Map(
    groups.flatMap((group) =>
      group.fields.map((field) => [`${group.key}.${field.key}`, field] as [string, FieldSpec]),
    ),
  )
  return letter.shows.flatMap((path) => fields.get(path) ?? [])
}
