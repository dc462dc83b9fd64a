import { newId } from '@guildhall/db/ids'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { applicationOf } from './holders.ts'
import { duesYears, type DuesYear, type Habit } from './standing.ts'
import type { CasePlan } from './plan-cases.ts'
import type { DemoCase, DemoHolder } from './types.ts'
import type { World } from './world.ts'

export type DemoMember = {
  id: string
  spec: ApplicationSpec
  holder: DemoHolder
  /** None for units from before the platform. */
  demoCase: DemoCase | null
  joinedOn: string
  titleSlug: string
  habit: Habit
  years: DuesYear[]
}

/** Shares of members with a title above the newcomers': the first has one alone, the others so many in a hundred. */
const TITLE_SHARES = [0, 6, 11, 18]
/** Nobody is given a title within so many days of joining. */
const TITLE_AFTER_DAYS = 700

/** The members that approved cases made, and those from before the platform. */
export function planMembers(world: World, plan: CasePlan): DemoMember[] {
  const joined = plan.cases.filter(
    ({ spec, place }) => spec.kind === 'join' && place.state === 'approved',
  )
  const head = world.blueprint.dues.titles.find(({ newcomer }) => !newcomer)?.slug
  const members = [...joined.map((demoCase) => fromCase(world, demoCase)), ...onPaper(world, plan)]
  return giveTitles(world, members).map((member, turn) => {
    const habit = loginHabit(plan, member, head) ?? habitOf(world, member.joinedOn, turn)
    return { ...member, habit, years: duesYears(world, { ...member, habit }) }
  })
}

function fromCase({ blueprint }: World, demoCase: DemoCase): DemoMember {
  const joinedOn = dateInShanghai(demoCase.steps.at(-1)?.at ?? demoCase.createdAt)
  return { ...emptyMember(demoCase.spec, demoCase.holder, joinedOn, blueprint), demoCase }
}

function onPaper(world: World, { holders }: CasePlan): DemoMember[] {
  return world.blueprint.applications
    .filter(({ kind }) => kind === 'join')
    .flatMap((spec) =>
      Array.from({ length: applicationOf(world, spec).counts.paper }, () => {
        const joinedOn = world.moments.workingDay(
          addDays(world.moments.today, -world.random.int(3_000, 4_200)),
        )
        const holder = {
          ...holders.next(spec),
          isCertified: true,
          createdAt: world.moments.onDay(joinedOn),
        }
        return emptyMember(spec, holder, joinedOn, world.blueprint)
      }),
    )
}

function emptyMember(
  spec: ApplicationSpec,
  holder: DemoHolder,
  joinedOn: string,
  { dues }: World['blueprint'],
): DemoMember {
  const titleSlug = dues.titles.find(({ newcomer }) => newcomer)?.slug ?? ''
  return {
    id: newId(),
    spec,
    holder,
    demoCase: null,
    joinedOn,
    titleSlug,
    habit: 'steady',
    years: [],
  }
}

/** Titles above the newcomers' go to those who have been members for long. */
function giveTitles({ blueprint, moments, random }: World, members: DemoMember[]): DemoMember[] {
  const titles = blueprint.dues.titles.filter(({ newcomer }) => !newcomer)
  const long = members.filter(
    ({ joinedOn }) => joinedOn < addDays(moments.today, -TITLE_AFTER_DAYS),
  )
  const wanted = titles.flatMap(({ slug }, rank) =>
    Array.from(
      { length: Math.max(1, Math.round(((TITLE_SHARES[rank] ?? 20) * members.length) / 100)) },
      () => slug,
    ),
  )
  const chosen = new Map(
    random.sample(long, wanted.length).map((member, at) => [member.id, wanted[at]] as const),
  )
  return members.map((member) => ({
    ...member,
    titleSlug: chosen.get(member.id) ?? member.titleSlug,
  }))
}

/** The login's unit and the association's head are in good standing; another login's has paid nothing yet. */
function loginHabit(
  { logins }: CasePlan,
  { demoCase, titleSlug }: DemoMember,
  head: string | undefined,
): Habit | null {
  if (demoCase !== null && demoCase === logins.unpaid) return 'fresh'
  return demoCase === logins.member || titleSlug === head ? 'steady' : null
}

function habitOf({ random, moments, blueprint }: World, joinedOn: string, turn: number): Habit {
  const isFresh = joinedOn > addDays(moments.today, -blueprint.dues.dueInDays)
  if (isFresh) return turn % 2 === 0 ? 'fresh' : 'steady'
  const lot = random.int(1, 100)
  if (lot <= 10) return 'owes'
  if (lot <= 13) return 'part'
  if (lot <= 22) return 'lapsed'
  return lot <= 28 ? 'gap' : 'steady'
}
