import type { DemoSpec } from '@guildhall/blueprints/demo/demo-spec'
import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { addDays } from '@guildhall/domain/time/civil-date'
import { staffMobile } from './demo-logins.ts'
import { createMoments, type Moments } from './moments.ts'
import { createPeople, type People } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { createSittings, type Sittings } from './sittings.ts'
import type { DemoAccount, DemoActor } from './types.ts'

export type DemoStaffMember = DemoAccount & { role: string; branch: string | null }

/** What all of an association's demo data is made with. */
export type World = {
  blueprint: Blueprint
  versionId: string
  demo: DemoSpec
  random: Random
  moments: Moments
  people: People
  staff: readonly DemoStaffMember[]
  sittings: Sittings
  /** Somebody who holds a staff role. */
  holderOf(role: string): DemoActor
}

export type WorldSeed = { blueprint: Blueprint; versionId: string; demo: DemoSpec; now: Date }

export function createWorld({ blueprint, versionId, demo, now }: WorldSeed): World {
  const random = createRandom(demo.seed)
  const moments = createMoments(now, random)
  const staff = makeStaff(demo, moments)
  const holderOf = (role: string): DemoActor => {
    const found = random.pick(staff.filter((member) => member.role === role))
    return { accountId: found.id, label: found.name }
  }
  const sittings = createSittings(moments, holderOf)
  const people = createPeople(random)
  return { blueprint, versionId, demo, random, moments, people, staff, sittings, holderOf }
}

function makeStaff(demo: DemoSpec, { today, now, onDay }: Moments): DemoStaffMember[] {
  const createdAt = onDay(addDays(today, -4_400))
  return demo.staff.map(({ role, name, branch }, at) => ({
    id: newId(),
    name,
    mobile: staffMobile(at),
    email: `staff${at + 1}@mail.example`,
    unitName: null,
    createdAt,
    lastSignInAt: now,
    role,
    branch: branch ?? null,
  }))
}
