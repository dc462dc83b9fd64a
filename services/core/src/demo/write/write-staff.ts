import { createHash } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'

const INVITED = '13900000301'
const SLEEPER = '13900000302'

/** Writes what waits at the page of staff: an invitation, and the request of an account that slept. */
export async function writeStaff(tx: Tx, world: World, passwordHash: string): Promise<void> {
  const managing = world.blueprint.roles.find((role) => role.permissions.includes('staff.manage'))
  const boss = world.staff.find(({ role }) => role === managing?.slug)
  const offered = world.blueprint.roles.find(({ branchBound }) => !branchBound)
  if (!boss || !offered) return
  const { now, today, onDay } = world.moments
  const invited = onDay(addDays(today, -1))
  await insertRows(tx, 'staff_invitation', [
    {
      id: newId(),
      mobile: INVITED,
      roles: [{ role: offered.slug, branch: null }],
      codeHash: createHash('sha256').update(newId()).digest('hex'),
      attempts: 0,
      invitedBy: boss.id,
      createdAt: invited,
      expiresAt: new Date(invited.getTime() + 7 * 86_400_000),
    },
  ])
  await writeSleeper(tx, world, passwordHash, now)
}

async function writeSleeper(tx: Tx, world: World, passwordHash: string, now: Date): Promise<void> {
  const { today, onDay } = world.moments
  const [accountId, createdAt] = [newId(), onDay(addDays(today, -820))]
  await insertRows(tx, 'account', [
    {
      id: accountId,
      mobile: SLEEPER,
      userName: '邬知秋',
      unitName: '北岭水电开发有限公司',
      passwordHash,
      status: 'active',
      createdAt,
      lastSignInAt: onDay(addDays(today, -214)),
    },
  ])
  await insertRows(tx, 'consent', [
    {
      id: newId(),
      accountId,
      purpose: 'privacy',
      version: world.blueprint.privacy.version,
      acceptedAt: createdAt,
    },
  ])
  await insertRows(tx, 'reset_request', [
    {
      id: newId(),
      accountId,
      way: 'staff',
      state: 'waiting',
      createdAt: new Date(now.getTime() - 95 * 60_000),
      expiresAt: new Date(now.getTime() + 30 * 86_400_000),
    },
  ])
}
