import { z } from 'zod'
import { answerKey, label, prose, slug } from './slug.ts'

/**
 * The form of an application, drawn by SchemaForm and checked by `forms/validate.ts` on both sides.
 *
 * Answers are `{ [groupKey]: GroupAnswers }`, where GroupAnswers is `{ [fieldKey]: value }` for a
 * plain group and `Row[]` with `Row = { _id: string, [fieldKey]: value }` for a repeated one.
 * A path names one answer: `unit.creditCode`, or `contacts[<_id>].mobile` in a repeated group.
 * A group is what is saved at once and carries a version.
 */

/** Where a select takes its options from: a dictionary of the blueprint, a standard table, or rows. */
export const optionsSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('dictionary'), dictionary: slug }),
  z.strictObject({
    from: z.literal('table'),
    table: z.enum(['sex', 'ethnic-group', 'political-status', 'education']),
  }),
  z.strictObject({ from: z.literal('branches') }),
  z.strictObject({ from: z.literal('titles') }),
])

/** Shown only when another answer of the same form says so. */
export const visibleWhen = z.strictObject({
  path: z.string().regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+$/),
  oneOf: z.array(z.string()).min(1),
})

/**
 * What the platform itself reads from an answer. A form gives each meaning to one field at most.
 * In a repeated group it names the column: `readMeaning` reads its first row, `readMeanings` all.
 */
export const fieldMeaning = z.enum([
  'party-name',
  'credit-code',
  'legal-representative',
  'branch',
  'title',
  'contact-name',
  'contact-mobile',
  'contact-email',
  /** 账号负责人: whom the party names as the one who acts for it. */
  'responsible-name',
  'responsible-position',
  'responsible-mobile',
  'leaves-on',
  /** From which day a title is held. */
  'effective-on',
  /** Where mail arrives: province and city, street, postcode. */
  'postal-region',
  'postal-street',
  'postcode',
  /** What an expert is asked to review, and where; where the expert lives. */
  'speciality',
  'review-region',
  'home-region',
  'employer',
  'id-number',
  /** Of a qualification: the professional title, years in the profession, the last day it holds. */
  'professional-title',
  'experience-years',
  'valid-to',
])

const common = {
  key: answerKey,
  label,
  /** The question's answer, beside the field: what is meant, where it is found. */
  help: label.optional(),
  /** A longer hint that stands in the margin. */
  whereToFind: prose.optional(),
  placeholder: label.optional(),
  required: z.boolean().default(true),
  /** Whether the printed application form shows it; a changed printed answer voids the old scan. */
  printed: z.boolean().default(true),
  meaning: fieldMeaning.optional(),
  visibleWhen: visibleWhen.optional(),
}

/** A field: the kind is code (a closed set), everything else is data. Values by kind in brackets. */
export const fieldSpec = z.discriminatedUnion('kind', [
  /** [string] one line */
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    maxLength: z.number().int().max(200).default(60),
  }),
  /** [string] a paragraph */
  z.strictObject({
    ...common,
    kind: z.literal('long-text'),
    maxLength: z.number().int().max(4000).default(1000),
  }),
  /** [number] */
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.number().default(0),
    max: z.number().default(1_000_000_000),
    decimals: z.number().int().min(0).max(4).default(0),
    unit: label.optional(),
  }),
  /** [string] an option's code */
  z.strictObject({ ...common, kind: z.literal('select'), options: optionsSource }),
  /** [string[]] options' codes */
  z.strictObject({
    ...common,
    kind: z.literal('multi-select'),
    options: optionsSource,
    max: z.number().int().default(20),
  }),
  /** [string[]] division codes from province down, GB/T 2260 */
  z.strictObject({
    ...common,
    kind: z.literal('division'),
    depth: z.union([z.literal(2), z.literal(3)]).default(2),
  }),
  /** [string[][]] several places, each by its division codes from the province down */
  z.strictObject({
    ...common,
    kind: z.literal('divisions'),
    depth: z.union([z.literal(2), z.literal(3)]).default(2),
    max: z.number().int().max(50).default(10),
  }),
  /** [string] `YYYY-MM-DD` */
  z.strictObject({ ...common, kind: z.literal('date'), past: z.boolean().default(false) }),
  /** [{ from, to }] months `YYYY-MM`, `to` null while it lasts (至今); `past`: neither is to come */
  z.strictObject({ ...common, kind: z.literal('period'), past: z.boolean().default(false) }),
  /** [string] mainland mobile number, 11 digits */
  z.strictObject({ ...common, kind: z.literal('mobile') }),
  /** [string] */
  z.strictObject({ ...common, kind: z.literal('email') }),
  /** [string] unified social credit code, GB 32100-2015 */
  z.strictObject({ ...common, kind: z.literal('credit-code') }),
  /** [string] resident ID number, GB 11643-1999 */
  z.strictObject({ ...common, kind: z.literal('id-number') }),
  /**
   * No value in the answers: files hang on the case under the slot that is this field's path
   * (`qualifications[<_id>].certificate`); validation is given the slots that are filled.
   */
  z.strictObject({
    ...common,
    kind: z.literal('file'),
    max: z.number().int().min(1).max(9).default(1),
    /** Pictures alone, JPG or PNG; a phone offers its camera. */
    accept: z.literal('photo').optional(),
  }),
])

export const groupSpec = z.strictObject({
  key: answerKey,
  title: label.optional(),
  help: prose.optional(),
  /** Present for a repeated group. */
  repeat: z
    .strictObject({
      min: z.number().int().min(0),
      max: z.number().int().max(50),
      itemLabel: label,
      /**
       * How rows are filled in: each a card in the page (where nothing is said), a list with a
       * window for each (long rows), or lines of a table that is cards on a phone (short rows).
       */
      as: z.enum(['cards', 'dialog', 'table']).optional(),
    })
    .optional(),
  visibleWhen: visibleWhen.optional(),
  /** Of a member's certified facts: changed by the member at once, with no case. */
  changedAtOnce: z.boolean().optional(),
  fields: z.array(fieldSpec).min(1),
})

export const stepSpec = z.strictObject({
  key: answerKey,
  title: label,
  groups: z.array(groupSpec).min(1),
})

export const formSpec = z.strictObject({ steps: z.array(stepSpec).min(1) })

export type OptionsSource = z.infer<typeof optionsSource>
export type VisibleWhen = z.infer<typeof visibleWhen>
export type FieldMeaning = z.infer<typeof fieldMeaning>
export type FieldSpec = z.infer<typeof fieldSpec>
export type FieldKind = FieldSpec['kind']
export type GroupSpec = z.infer<typeof groupSpec>
export type StepSpec = z.infer<typeof stepSpec>
export type FormSpec = z.infer<typeof formSpec>

/** One row of a repeated group; `_id` is made by the client and never changes. */
export type AnswerRow = { _id: string } & Record<string, unknown>
export type GroupAnswers = Record<string, unknown> | AnswerRow[]
export type Answers = Record<string, GroupAnswers>

/** Labels for codes, by source: built from the blueprint and the standard tables. */
export type Option = { code: string; label: string }
