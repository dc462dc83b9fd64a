import type { FormSpec } from '@guildhall/domain/blueprint/form'
import type { DivisionLookup } from '@guildhall/domain/forms/lookups'
import { shallowRef, type ShallowRef } from 'vue'

/** The names of places, loaded only for a form that asks for one. */
export function useDivisionLookup(
  form: FormSpec,
): Readonly<ShallowRef<DivisionLookup | undefined>> {
  const lookup = shallowRef<DivisionLookup>()
  const fields = form.steps.flatMap(({ groups }) => groups.flatMap((group) => group.fields))
  if (fields.some(({ kind }) => kind === 'division' || kind === 'divisions')) void load()

  async function load(): Promise<void> {
    // Without it places are checked by their shape alone; the server checks them in any case.
    const tables = await import('@guildhall/domain/tables/division').catch(() => null)
    if (tables) lookup.value = { label: tables.divisionLabel, isWhole: tables.isWholeDivision }
  }
  return lookup
}
