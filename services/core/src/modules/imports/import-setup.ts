import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import {
  rosterApplication,
  rosterColumns,
  type RosterColumn,
} from '@guildhall/domain/roster/column'
import type { RosterContext } from '@guildhall/domain/roster/read-cell'
import { identifyingKeys } from '@guildhall/domain/roster/read-row'
import { rosterContext } from '../../adapters/sheets/roster-context.ts'
import type { Deps } from '../../kernel/deps.ts'
import { todayOf } from '../../kernel/dates.ts'

/** What reading, comparing and writing a roster of one association goes by. */
export type RosterSetup = {
  content: Blueprint
  application: ApplicationSpec
  columns: RosterColumn[]
  byKey: ReadonlyMap<string, RosterColumn>
  context: RosterContext
  /** The keys of the columns that name a unit. */
  keys: { name: string; creditCode: string | null }
  today: string
}

/** The roster after one version of the blueprint: an import keeps the one it began with. */
export async function rosterSetup(
  deps: Pick<Deps, 'blueprints' | 'clock'>,
  tenantId: string,
  blueprintVersionId: string,
): Promise<RosterSetup> {
  const { content } = await deps.blueprints.version(tenantId, blueprintVersionId)
  return rosterSetupOf(content, todayOf(deps.clock))
}

export function rosterSetupOf(content: Blueprint, today: string): RosterSetup {
  const application = rosterApplication(content)
  const columns = rosterColumns(content)
  const { name, creditCode } = identifyingKeys(application.form)
  if (name === null) throw new Error('the form to join asks for no name')
  return {
    content,
    application,
    columns,
    byKey: new Map(columns.map((column) => [column.key, column])),
    context: rosterContext(content, today),
    keys: { name, creditCode },
    today,
  }
}
