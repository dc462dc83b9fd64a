import type { ShippedAssociation } from '../registry.ts'
import type { DemoCounts } from './demo-spec.ts'

/** How many units an association's demo data has, over all applications that units make. */
export function countUnits({ blueprint, demo }: ShippedAssociation): number {
  const partyOf = (slug: string) => {
    const type = blueprint.applications.find((each) => each.slug === slug)?.identityType
    return blueprint.identityTypes.find((each) => each.slug === type)?.party
  }
  return demo.applications
    .filter(({ application }) => partyOf(application) === 'unit')
    .reduce((sum, { counts }) => sum + countCases(counts), 0)
}

function countCases({ waiting, ...counts }: DemoCounts): number {
  const rest = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return rest + waiting.reduce((sum, count) => sum + count, 0)
}
