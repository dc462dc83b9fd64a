import { DomainError } from '@guildhall/contract/errors'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { permits, type Actor } from '@guildhall/domain/permissions/actor'
import { holdsStage } from '@guildhall/domain/permissions/cases'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { olderVersionsInUse } from './older-versions.ts'
import type { Viewer } from './viewer.ts'

/** A stage whose cases an actor may see, and whether only those of certain branches. */
export type StageScope = {
  application: ApplicationSpec
  stage: StageSpec
  branches: string[] | null
}

/** Every stage that the actor sees, in the blueprint's order; null branches mean all. */
export function stagesInScope(actor: Actor, blueprint: PublishedBlueprint): StageScope[] {
  return blueprint.content.applications.flatMap((application) =>
    application.workflow.stages.flatMap((stage) => {
      const branches = branchesInScope(actor, stage)
      return branches !== null && branches.length === 0 ? [] : [{ application, stage, branches }]
    }),
  )
}

/**
 * The stages that the actor sees now: those of the blueprint in force, and after them those that it
 * no longer has but running cases still stand at, since a case keeps the stages it was submitted with.
 */
export async function stagesInView(viewer: Viewer): Promise<StageScope[]> {
  const { deps, tenant, actor } = viewer
  const inForce = await deps.blueprints.version(tenant.id, actor.blueprintVersionId)
  const older = await olderVersionsInUse(viewer, inForce)
  const scopes = [inForce, ...older].flatMap((blueprint) => stagesInScope(actor, blueprint))
  return [
    ...new Map(scopes.toReversed().map((scope) => [keyOf(scope), scope])).values(),
  ].toReversed()
}

/** One stage that the actor sees; any other reads like a missing one. */
export async function demandStage(
  viewer: Viewer,
  applicationSlug: string,
  stageSlug: string,
): Promise<StageScope> {
  const inForce = await viewer.deps.blueprints.version(
    viewer.tenant.id,
    viewer.actor.blueprintVersionId,
  )
  const isAsked = ({ application, stage }: StageScope) =>
    application.slug === applicationSlug && stage.slug === stageSlug
  const found =
    stagesInScope(viewer.actor, inForce).find(isAsked) ?? (await stagesInView(viewer)).find(isAsked)
  if (!found) throw new DomainError('not-found')
  return found
}

function keyOf({ application, stage }: StageScope): string {
  return `${application.slug}/${stage.slug}`
}

function branchesInScope(actor: Actor, stage: StageSpec): string[] | null {
  if (permits(actor, 'cases.see-all')) return null
  if (
    stage.kind !== 'branch' &&
    holdsStage(
      actor.grants.filter((grant) => grant.branch === null),
      stage,
      null,
    )
  )
    return null
  const held = actor.grants.flatMap((grant) =>
    grant.role === stage.role && grant.branch !== null ? [grant.branch] : [],
  )
  return [...new Set(held)]
}
