import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Option, OptionsSource } from '../blueprint/form.ts'
import { TABLE_CHOICES, TABLE_CODES } from '../tables/standard-table.ts'
import type { CivilDate } from '../time/civil-date.ts'

/** Divisions are a large table: the browser loads `tables/division.ts` when a form needs it. */
export type DivisionLookup = {
  label(codes: readonly string[]): string
  isWhole(codes: readonly string[], depth: number): boolean
}

/** What codes stand for. */
export type Lookups = {
  /** What a form offers. */
  options(source: OptionsSource): readonly Option[]
  /** What a record may carry: also options that are no longer offered. */
  known(source: OptionsSource): readonly Option[]
  /** Without it any well-formed chain of codes passes, and codes are shown as they are. */
  division?: DivisionLookup
  /** Shows ID numbers in full: only for documents, and for those who may see them. */
  unmask?: boolean
}

/** What a check of one field needs to know. */
export type FieldContext = { today: CivilDate; lookups: Lookups }

/** What a check of a whole form needs to know. */
export type FormContext = FieldContext & {
  /** The slot of each file that hangs on the case, one entry a file. Without it files are not checked. */
  fileSlots?: readonly string[]
}

type LookupSource = Pick<Blueprint, 'dictionaries' | 'branches'> & {
  dues: Pick<Blueprint['dues'], 'titles'>
}

/** Lookups from an association's blueprint and the standard tables. */
export function blueprintLookups(
  blueprint: LookupSource,
  extras: Pick<Lookups, 'division' | 'unmask'> = {},
): Lookups {
  const find = (source: OptionsSource, tables: typeof TABLE_CODES): readonly Option[] => {
    switch (source.from) {
      case 'table':
        return tables[source.table]
      case 'branches':
        return blueprint.branches.map(asOption)
      case 'titles':
        return blueprint.dues.titles.map(asOption)
      case 'dictionary':
        return dictionaryOf(blueprint, source.dictionary)
    }
  }
  return {
    options: (source) => find(source, TABLE_CHOICES),
    known: (source) => find(source, TABLE_CODES),
    ...extras,
  }
}

function dictionaryOf({ dictionaries }: LookupSource, key: string): readonly Option[] {
  return Object.hasOwn(dictionaries, key) ? (dictionaries[key] ?? []) : []
}

function asOption({ slug, label }: { slug: string; label: string }): Option {
  return { code: slug, label }
}
