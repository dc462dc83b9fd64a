import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import { certified, rejected, withdrawn, type Ago } from './closed-scenarios.ts'
import { MEMBER_MOBILES, paysToBegin } from './demo-logins.ts'
import { applicationOf, createHolders, type Holders } from './holders.ts'
import { deferred, draft, resubmitted, returned, waiting } from './open-scenarios.ts'
import type { Kit } from './scenario-kit.ts'
import type { DemoCase } from './types.ts'
import type { World } from './world.ts'

/** The members' logins that are printed. */
export type MemberLogins = { returned?: DemoCase; member?: DemoCase; unpaid?: DemoCase }

/** Everything that was applied for, and the units from before the platform as holders of nothing yet. */
export type CasePlan = { cases: DemoCase[]; logins: MemberLogins; holders: Holders }

/** How long the member whose login is printed has been one. */
const LOGIN_MEMBER: Ago = { sittings: 40, days: 1_200 }
/** When the one was approved who has not paid yet. */
const LOGIN_UNPAID: Ago = { sittings: 0, days: 3 }

/** Plans the cases of all applications that certify, at every stage and with every outcome. */
export function planCases(world: World): CasePlan {
  const holders = createHolders(world)
  const logins: MemberLogins = {}
  const cases = world.blueprint.applications
    .filter(({ kind }) => certifies(kind))
    .flatMap((spec) => planApplication({ world, holders, spec }, logins))
  return { cases, logins, holders }
}

function planApplication(kit: Kit, logins: MemberLogins): DemoCase[] {
  const { counts } = applicationOf(kit.world, kit.spec)
  const times = (count: number, make: (turn: number) => DemoCase) =>
    Array.from({ length: count }, (_, turn) => make(turn))
  return [
    ...times(counts.certified, (turn) => certifiedCase(kit, logins, turn)),
    ...times(counts.drafts, (turn) => draft(kit, turn)),
    ...counts.waiting.flatMap((count, stageAt) =>
      times(count, (turn) => waiting(kit, stageAt, turn, count)),
    ),
    ...times(counts.deferred, () => deferred(kit)),
    ...times(counts.resubmitted, (turn) => resubmitted(kit, turn)),
    ...times(counts.returned, (turn) => returnedCase(kit, logins, turn)),
    ...times(counts.rejected, (turn) => rejected(kit, turn)),
    ...times(counts.withdrawn, () => withdrawn(kit)),
  ]
}

/** The first is the member whose login is printed; who also holds the first identity as a person. */
function certifiedCase(kit: Kit, logins: MemberLogins, turn: number): DemoCase {
  if (turn === 1 && kit.spec.kind === 'join' && paysToBegin(kit.world.blueprint)) {
    const unpaid = certified(kit, LOGIN_UNPAID, { mobile: MEMBER_MOBILES.unpaid })
    logins.unpaid = unpaid
    return unpaid
  }
  if (turn > 0) return certified(kit, howLongAgo(kit, turn))
  if (logins.member)
    return certified(kit, howLongAgo(kit, 3), personOnly(kit.spec, kit, logins.member))
  const demoCase = certified(kit, LOGIN_MEMBER, { mobile: MEMBER_MOBILES.member })
  logins.member = demoCase
  return demoCase
}

function returnedCase(kit: Kit, logins: MemberLogins, turn: number): DemoCase {
  if (turn > 0) return returned(kit, turn)
  if (logins.returned) return returned(kit, turn, personOnly(kit.spec, kit, logins.returned))
  const demoCase = returned(kit, turn, { mobile: MEMBER_MOBILES.returned })
  logins.returned = demoCase
  return demoCase
}

/** An account acts for one unit, and beside it for a person: here in the first that persons are. */
function personOnly(spec: ApplicationSpec, { world: { blueprint } }: Kit, login: DemoCase) {
  const persons = blueprint.identityTypes.filter(({ party }) => party === 'person')
  const first = blueprint.applications.find(({ identityType }) =>
    persons.some(({ slug }) => slug === identityType),
  )
  return spec.slug === first?.slug ? { account: login.account } : {}
}

/** Many of late, some each year before. */
function howLongAgo({ world: { random } }: Kit, turn: number): Ago {
  if (turn < 18) return { sittings: turn % 3, days: random.int(2, 40) }
  if (turn < 45) return { sittings: random.int(3, 11), days: random.int(41, 330) }
  return { sittings: random.int(12, 120), days: random.int(331, 2_600) }
}
