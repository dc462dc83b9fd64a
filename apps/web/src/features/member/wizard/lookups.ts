import type { CaseView } from '../queries/case-view.ts'
import type { Option } from '@guildhall/domain/blueprint/form'
import type { DivisionLookup, Lookups } from '@guildhall/domain/forms/lookups'
import { sourceKey } from '@guildhall/ui/schema-form/form-host'

/** What codes stand for, from the options that came with the case. */
export function caseLookups(
  options: CaseView['options'],
  division: DivisionLookup | undefined,
): Lookups {
  const find = (source: Parameters<Lookups['options']>[0]): readonly Option[] =>
    options[sourceKey(source)] ?? []
  return { options: find, known: find, division }
}
