import type { DocumentInput } from '@guildhall/documents/kinds'
import type { FieldSpec, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import type { Lookups } from '@guildhall/domain/forms/lookups'

type Section = DocumentInput<'application-form'>['sections'][number]

/** More options than these stand better in writing than as boxes to tick. */
const MOST_BOXES = 10
/** Rows of a repeated group that a page has room for. */
const MOST_ROWS = 6
/** Letters that still fit half a line in handwriting. */
const SHORT_TEXT = 40
/** Columns of a table that one can still write in. */
const MOST_COLUMNS = 10

/** Everything that a form prints, with room to write: boxes to tick, empty rows of a repeated group. */
export function blankSections(form: FormSpec, lookups: Lookups): Section[] {
  return form.steps.flatMap((step) =>
    step.groups.flatMap((group): Section[] => {
      const fields = group.fields.filter(({ printed, kind }) => printed && kind !== 'file')
      if (fields.length === 0) return []
      const heading = group.title ?? step.title
      if (group.repeat) return [{ heading, table: emptyTable(group.repeat, fields) }]
      const [prose, short] = [fields.filter(isProse), fields.filter((field) => !isProse(field))]
      return [
        ...(short.length > 0
          ? [{ heading, rows: short.map((field) => blankRow(field, lookups)) }]
          : []),
        ...prose.map(({ label }) => ({ heading: label, text: '' })),
      ]
    }),
  )
}

const isProse = ({ kind }: FieldSpec) => kind === 'long-text'

/** A row to be written in; names and addresses have a line of their own. */
export function blankRow(field: FieldSpec, lookups: Lookups) {
  const wide = field.kind === 'text' && field.maxLength > SHORT_TEXT
  return { label: field.label, value: blankValue(field, lookups), wide }
}

/** What stands where an answer is to be written: boxes for a few options, else nothing. */
function blankValue(field: FieldSpec, lookups: Lookups): string {
  if (field.kind !== 'select' && field.kind !== 'multi-select') return ''
  const options = lookups.options(field.options)
  if (options.length > MOST_BOXES) return ''
  return options.map(({ label }) => `□ ${label}`).join('　')
}

function emptyTable(repeat: NonNullable<GroupSpec['repeat']>, fields: readonly FieldSpec[]) {
  const columns = fields.slice(0, MOST_COLUMNS).map(({ label }) => label)
  const count = Math.min(Math.max(repeat.min, 4), repeat.max, MOST_ROWS)
  return { columns, rows: Array.from({ length: count }, () => columns.map(() => '')) }
}
