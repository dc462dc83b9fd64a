import type { DemoApplication } from '@guildhall/blueprints/demo/demo-spec'
import { newId } from '@guildhall/db/ids'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { DemoAccount, DemoHolder } from './types.ts'
import type { World } from './world.ts'

/** Makes up the units and persons that apply; no two have the same name. */
export type Holders = {
  next(spec: ApplicationSpec): DemoHolder
}

export function createHolders(world: World): Holders {
  const units = unitNames(world)
  const taken = new Set<string>()
  let serial = 0
  const unit = (spec: ApplicationSpec): DemoHolder => {
    const { trades } = applicationOf(world, spec)
    const trade = world.random.pick(trades)
    const name = freeName(units, trade.name, world.random, taken)
    const place = world.random.pick(world.demo.places)
    serial += 1
    return {
      ...party(world),
      kind: 'unit',
      name,
      creditCode: makeCreditCode({ area: place.at(-1) ?? '', serial: 1_000_000 + serial }),
      place,
      contacts: Array.from({ length: contactCount(world.random) }, world.people.next),
      branch: world.random.chance(0.85) ? (trade.branch ?? null) : null,
      isCertified: false,
    }
  }
  const person = (): DemoHolder => {
    const self = world.people.next()
    return {
      ...party(world),
      kind: 'person',
      name: self.name,
      creditCode: null,
      place: world.random.pick(world.demo.places),
      contacts: [self],
      branch: null,
      isCertified: false,
    }
  }
  return {
    next(spec) {
      const type = world.blueprint.identityTypes.find(({ slug }) => slug === spec.identityType)
      return type?.party === 'person' ? person() : unit(spec)
    },
  }
}

/** An account of the holder's first contact, made a while before it first did something. */
export function openAccount(world: World, holder: DemoHolder, createdAt: Date): DemoAccount {
  const contact: Person = holder.contacts[0] ?? world.people.next()
  const account: DemoAccount = {
    ...contact,
    id: newId(),
    unitName: holder.kind === 'unit' ? holder.name : null,
    createdAt,
    lastSignInAt: world.moments.onDay(world.moments.workingDaysAgo(world.random.int(0, 40))),
  }
  return account
}

/** What demo data has of an application; nothing where the spec does not speak of it. */
export function applicationOf({ demo }: World, { slug }: ApplicationSpec): DemoApplication {
  const found = demo.applications.find(({ application }) => application === slug)
  if (!found) throw new Error(`the demo data says nothing of the application ${slug}`)
  return found
}

function party(world: World) {
  const newcomer = world.blueprint.dues.titles.find((title) => title.newcomer)
  const legal = world.people.name()
  return {
    partyId: newId(),
    legal,
    title: newcomer?.slug ?? '',
    createdAt: world.moments.now,
    account: null,
  }
}

/** Most units name one contact, some two or three, few as many as there may be. */
function contactCount(random: Random): number {
  return random.pick([1, 1, 1, 1, 2, 2, 2, 3, 3, 5])
}

function unitNames({ demo, random }: World): { lead: string; tail: string }[] {
  const { leads, tails } = demo.unitNames
  const pairs = leads.flatMap((lead) => tails.map((tail) => ({ lead, tail })))
  return random.sample(pairs, pairs.length)
}

function freeName(
  pairs: { lead: string; tail: string }[],
  trade: string,
  random: Random,
  taken: Set<string>,
): string {
  const start = random.int(0, pairs.length - 1)
  for (let step = 0; step < pairs.length; step += 1) {
    const pair = pairs[(start + step) % pairs.length]
    const name = pair && `${pair.lead}${trade}${pair.tail}`
    if (name && !taken.has(name)) {
      taken.add(name)
      return name
    }
  }
  throw new RangeError(`no free name is left for ${trade}`)
}
