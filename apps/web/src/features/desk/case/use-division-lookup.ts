import type { DivisionLookup } from '@guildhall/domain/forms/lookups'
import { shallowRef, type ShallowRef } from 'vue'

const lookup = shallowRef<DivisionLookup>()

/** The names of divisions: a large table, loaded once and only at the desk. */
export function useDivisionLookup(): ShallowRef<DivisionLookup | undefined> {
  if (!lookup.value) void load()
  return lookup
}

async function load(): Promise<void> {
  const { divisionLabel } = await import('@guildhall/domain/tables/division')
  // The desk only reads what the server has checked.
  lookup.value = { label: divisionLabel, isWhole: () => true }
}
