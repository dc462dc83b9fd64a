import type {
  AnswerRow,
  FieldKind,
  FieldSpec,
  GroupAnswers,
} from '@guildhall/domain/blueprint/form'
import type { PeriodAnswer } from '@guildhall/domain/forms/kinds/period'

/** The spec of a field of one kind. */
export type FieldOf<Kind extends FieldKind> = Extract<FieldSpec, { kind: Kind }>

/** What every field's control is given; the frame around it draws label, help, remarks and problem. */
export interface FieldProps<Kind extends FieldKind> {
  spec: FieldOf<Kind>
  value: unknown
  path: string
  /** Of the control itself, or of its first part. */
  id: string
  /** Ids of the help, the remarks and the problem, for `aria-describedby`. */
  describedBy?: string
  invalid: boolean
}

export interface FieldEmits {
  /** A new answer, as it is typed. */
  change: [value: unknown]
  /** The person has left the field. */
  leave: []
}

/** An answer as text; anything that is no text or number reads as nothing yet. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

/** An answer as a list of codes. */
export function asCodes(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : []
}

/** An answer as several places, each a chain of codes. */
export function asPlaces(value: unknown): string[][] {
  return Array.isArray(value) ? value.map(asCodes).filter((codes) => codes.length > 0) : []
}

/** A period as it is being typed: an end that is null lasts until today. */
export function asPeriod(value: unknown): PeriodAnswer {
  const { from, to } =
    typeof value === 'object' && value !== null
      ? { from: '', to: '', ...value }
      : { from: '', to: '' }
  return { from: asText(from), to: to === null ? null : asText(to) }
}

const isRow = (value: unknown): value is AnswerRow =>
  typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'

/** The rows of a repeated group; what is no row is left out. */
export function asRows(content: GroupAnswers | undefined): AnswerRow[] {
  return Array.isArray(content) ? content.filter(isRow) : []
}

/** The answers of a plain group. */
export function asRecord(content: GroupAnswers | undefined): Record<string, unknown> {
  return content && !Array.isArray(content) ? content : {}
}
