import { permits } from '@guildhall/domain/permissions/actor'
import { stagesInScope } from '../modules/reviews/stage-scope.ts'
import type { SignedIn } from '../kernel/context.ts'
import type { PublishedBlueprint } from '../kernel/blueprint-store.ts'

/** The room of everything that happens at a stage, or at a stage within one branch. */
export function stageRoom(tenantId: string, application: string, stage: string, branch: string | null = null): string {
  return `${tenantId}/stage/${application}/${stage}${branch === null ? '' : `/${branch}`}`
}

/** The room of one account: its own cases, and the way to close its sockets. */
export function accountRoom(tenantId: string, accountId: string): string {
  return `${tenantId}/account/${accountId}`
}

/** The room of those who run sittings. */
export function meetingsRoom(tenantId: string): string {
  return `${tenantId}/meetings`
}

/** The rooms of an actor, chosen by the server alone from roles and branches. */
export function roomsOf(tenantId: string, actor: SignedIn, blueprint: PublishedBlueprint): string[] {
  const stages = stagesInScope(actor, blueprint).flatMap(({ application, stage, branches }) =>
    branches === null
      ? [stageRoom(tenantId, application.slug, stage.slug)]
      : branches.map((branch) => stageRoom(tenantId, application.slug, stage.slug, branch)),
  )
  const meetings = permits(actor, 'meetings.run') ? [meetingsRoom(tenantId)] : []
  return [accountRoom(tenantId, actor.accountId), ...stages, ...meetings]
}
