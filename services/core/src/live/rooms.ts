import { isStaff, permits } from '@guildhall/domain/permissions/actor'
import { readMemberships } from '../modules/notices/read-memberships.ts'
import { stagesInView } from '../modules/reviews/stage-scope.ts'
import type { Viewer } from '../modules/reviews/viewer.ts'

/** The room of everything that happens at a stage, or at a stage within one branch. */
export function stageRoom(
  tenantId: string,
  application: string,
  stage: string,
  branch: string | null = null,
): string {
  return `${tenantId}/stage/${application}/${stage}${branch === null ? '' : `/${branch}`}`
}

/** The room of all that a tenant has open on this node; nothing is said in it. */
export function tenantRoom(tenantId: string): string {
  return `${tenantId}/all`
}

/** The room of one account: its own cases, and the way to close its sockets. */
export function accountRoom(tenantId: string, accountId: string): string {
  return `${tenantId}/account/${accountId}`
}

/** The room of those who run sittings. */
export function meetingsRoom(tenantId: string): string {
  return `${tenantId}/meetings`
}

/** The room of those whom a notice is for: everyone's, all members', a title's, a branch's, who owe a year. */
export function noticeRoom(tenantId: string, audience: string, of: string | number = ''): string {
  return `${tenantId}/notices/${audience}/${of}`
}

/** The room of those who write notices: drafts, readings and all. */
export function noticeDeskRoom(tenantId: string): string {
  return `${tenantId}/notices-desk`
}

/** The room of those who look after bills, vouchers and receipts. */
export function duesRoom(tenantId: string): string {
  return `${tenantId}/dues`
}

/** The rooms of an actor, chosen by the server alone from roles and branches. */
export async function roomsOf(viewer: Viewer): Promise<string[]> {
  const { tenant, actor } = viewer
  const scopes = isStaff(actor) ? await stagesInView(viewer) : []
  const stages = scopes.flatMap(({ application, stage, branches }) =>
    branches === null
      ? [stageRoom(tenant.id, application.slug, stage.slug)]
      : branches.map((branch) => stageRoom(tenant.id, application.slug, stage.slug, branch)),
  )
  const meetings = permits(actor, 'meetings.run') ? [meetingsRoom(tenant.id)] : []
  const notices = await noticeRoomsOf(viewer)
  const dues = permits(actor, 'dues.manage') ? [duesRoom(tenant.id)] : []
  return [
    tenantRoom(tenant.id),
    accountRoom(tenant.id, actor.accountId),
    ...stages,
    ...meetings,
    ...notices,
    ...dues,
  ]
}

async function noticeRoomsOf(viewer: Viewer): Promise<string[]> {
  const { tenant, actor } = viewer
  const members = await readMemberships(viewer)
  const room = (audience: string, of?: string | number) => noticeRoom(tenant.id, audience, of)
  return [
    room('public'),
    ...(permits(actor, 'notices.write') ? [noticeDeskRoom(tenant.id)] : []),
    ...members.flatMap(({ running, title, branch, owing }) => [
      ...(running ? [room('members'), room('titles', title)] : []),
      ...(running && branch !== null ? [room('branches', branch)] : []),
      ...owing.map((year) => room('owing', year)),
    ]),
  ]
}
