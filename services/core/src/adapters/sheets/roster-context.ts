import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blueprintLookups } from '@guildhall/domain/forms/lookups'
import type { RosterContext } from '@guildhall/domain/roster/read-cell'
import { divisionLabel, isWholeDivision } from '@guildhall/domain/tables/division'

/** What reading and writing a roster needs to know: the association's options, places, and the day. */
export function rosterContext(content: Blueprint, today: string): RosterContext {
  const division = { label: divisionLabel, isWhole: isWholeDivision }
  return { content, today, lookups: blueprintLookups(content, { division, unmask: true }) }
}
