import type {
  FieldMeaning,
  FieldSpec,
  GroupSpec,
  OptionsSource,
} from '@guildhall/domain/blueprint/form'
import { blueprintLookups } from '@guildhall/domain/forms/lookups'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { Person } from './people.ts'
import { demoHome, demoIdNumber, demoPeriod, demoPlaces, demoValidTo } from './person-values.ts'
import type { DemoHolder } from './types.ts'
import type { World } from './world.ts'

/** A field that is to be answered, for whom, in which row of its group. */
export type FieldToFill = {
  world: World
  group: GroupSpec
  field: FieldSpec
  holder: DemoHolder
  row: number
}

/** An answer of the field's kind; undefined where an optional one is left out, and for files. */
export function demoValue(place: FieldToFill): unknown {
  const { field, world } = place
  if (field.meaning === 'valid-to') return demoValidTo(world.random, world.moments.today)
  if (field.meaning && ofTheParty.includes(field.meaning)) return valueOfMeaning(place)
  if (!field.required && !isTold(place) && world.random.chance(0.4)) return undefined
  return valueOfKind(place)
}

/** What the holder itself says; all else is made up as any field of its kind is. */
const ofTheParty: readonly FieldMeaning[] = [
  'party-name',
  'credit-code',
  'legal-representative',
  'branch',
  'title',
  'contact-name',
  'contact-mobile',
  'contact-email',
  'responsible-name',
  'responsible-position',
  'responsible-mobile',
  'leaves-on',
  'effective-on',
]

function valueOfMeaning(place: FieldToFill): unknown {
  const { field, holder, world } = place
  const contact = contactAt(place)
  switch (field.meaning) {
    case 'party-name':
      return holder.name
    case 'credit-code':
      return holder.creditCode ?? undefined
    case 'legal-representative':
      return holder.legal
    case 'branch':
      return holder.branch ?? (field.required ? world.blueprint.branches[0]?.slug : undefined)
    case 'title':
      return holder.title
    case 'contact-name':
      return contact.name
    case 'contact-mobile':
      return contact.mobile
    case 'contact-email':
      return contact.email
    case 'responsible-name':
      return holder.account?.name ?? contact.name
    case 'responsible-position':
      return text(place, '办公室主任')
    case 'responsible-mobile':
      return holder.account?.mobile ?? contact.mobile
    default:
      return undefined
  }
}

function contactAt({ holder, row, world }: FieldToFill): Person {
  return holder.contacts[row] ?? holder.contacts[0] ?? world.people.next()
}

function valueOfKind(place: FieldToFill): unknown {
  const { field, world, holder } = place
  const { random, people, moments } = world
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return text(place, field.label).slice(0, field.maxLength)
    case 'number':
      return Math.min(
        field.max,
        Math.max(field.min, Number(text(place, String(random.int(20, 900))))),
      )
    case 'select':
      return text(place, random.pick(options(world, field.options)).code)
    case 'multi-select':
      return random
        .sample(options(world, field.options), random.int(1, Math.min(3, field.max)))
        .map(({ code }) => code)
    case 'division':
      return field.meaning === 'home-region'
        ? demoHome(random, holder.place, field.depth)
        : holder.place.slice(0, field.depth)
    case 'divisions':
      return demoPlaces(random, holder.place, field.depth).slice(0, field.max)
    case 'period':
      return demoPeriod(text(place, '2016年7月至今'), place.row)
    case 'date':
      return addDays(moments.today, field.past ? -random.int(900, 9000) : random.int(200, 1500))
    case 'mobile':
      return people.mobile()
    case 'email':
      return people.next().email
    case 'credit-code':
      return holder.creditCode ?? undefined
    case 'id-number':
      return demoIdNumber(random)
    case 'file':
      return undefined
  }
}

function isTold({ world, group, field }: FieldToFill): boolean {
  return world.demo.answers[`${group.key}.${field.key}`] !== undefined
}

function text({ world, group, field }: FieldToFill, otherwise: string): string {
  const { random, demo } = world
  return random
    .pick(demo.answers[`${group.key}.${field.key}`] ?? [otherwise])
    .replaceAll('{nnnn}', () => String(random.int(1000, 9999)))
    .replaceAll('{n}', () => String(random.int(10, 59)))
}

function options({ blueprint }: World, source: OptionsSource) {
  return blueprintLookups(blueprint).options(source)
}
