import type { DemoDraw } from '@guildhall/blueprints/demo/demo-spec'
import type { Tx } from '@guildhall/db/tenant-client'
import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { createHash } from 'node:crypto'
import { indexBatch, poolsOf } from '../../modules/experts/index-pool.ts'
import { writeDraw } from '../../modules/experts/write-draw.ts'
import type { World } from '../world.ts'
import type { PastEvent } from './write-events.ts'

/** Draws from the pools as they are now; answers what is recorded of them. */
export async function writeDraws(tx: Tx, world: World): Promise<PastEvent[]> {
  const draws = world.demo.draws ?? []
  if (draws.length === 0) return []
  for (const spec of poolsOf(world.blueprint)) await indexBatch(tx, spec)
  const events: PastEvent[] = []
  for (const draw of draws) events.push(await writeOne(tx, world, draw))
  return events
}

async function writeOne(tx: Tx, world: World, draw: DemoDraw): Promise<PastEvent> {
  const { moments } = world
  const { pool, project, client, place, wanted, reserves, reason = '' } = draw
  const day = moments.workingDay(addDays(moments.today, -draw.daysAgo))
  const at = new Date(`${day}T${draw.at}:00+08:00`)
  const by = drawer(world)
  const drawId = newId()
  const { number, candidates } = await writeDraw(
    tx,
    {
      ...{ drawId, pool, project, client, place, wanted, reserves, reason },
      reviewOn: addDays(day, draw.reviewInDays),
      criteria: { speciality: [...draw.specialities], region: [], home: [], title: [], years: [] },
      validOnly: true,
      excludedUnits: [...(draw.excludedUnits ?? [])],
      excludedPeople: [],
    },
    { by, at, seed: createHash('sha256').update(`${project} ${draw.daysAgo}`).digest('hex') },
  )
  return {
    ...{ kind: 'experts.drawn', subjectType: 'expert-draw', subjectId: drawId, actorId: by, at },
    facts: { number, project, candidates, wanted },
  }
}

/** The first of the staff who may draw. */
function drawer({ blueprint, staff }: World): string {
  const roles = blueprint.roles.filter(({ permissions }) => permissions.includes('experts.draw'))
  return staff.find(({ role }) => roles.some(({ slug }) => slug === role))?.id ?? ''
}
