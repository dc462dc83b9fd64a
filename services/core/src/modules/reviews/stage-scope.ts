import { DomainError } from '@guildhall/contract/errors'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { permits, type Actor } from '@guildhall/domain/permissions/actor'
import { holdsStage } from '@guildhall/domain/permissions/cases'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'

/** A stage whose cases an actor may see, and whether only those of certain branches. */
export type StageScope = { application: ApplicationSpec; stage: StageSpec; branches: string[] | null }

/** Every stage that the actor sees, in the blueprint's order; null branches mean all. */
export function stagesInScope(actor: Actor, blueprint: PublishedBlueprint): StageScope[] {
  return blueprint.content.applications.flatMap((application) =>
    application.workflow.stages.flatMap((stage) => {
      const branches = branchesInScope(actor, stage)
      return branches !== null && branches.length === 0 ? [] : [{ application, stage, branches }]
    }),
  )
}

/** One stage that the actor sees; any other reads like a missing one. */
export async function demandStage(ctx: SignedInContext, applicationSlug: string, stageSlug: string): Promise<StageScope> {
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const found = stagesInScope(ctx.actor, blueprint).find(
    ({ application, stage }) => application.slug === applicationSlug && stage.slug === stageSlug,
  )
  if (!found) throw new DomainError('not-found')
  return found
}

function branchesInScope(actor: Actor, stage: StageSpec): string[] | null {
  if (permits(actor, 'cases.see-all')) return null
  if (stage.kind !== 'branch' && holdsStage(actor.grants.filter((grant) => grant.branch === null), stage, null)) return null
  const held = actor.grants.flatMap((grant) => (grant.role === stage.role && grant.branch !== null ? [grant.branch] : []))
  return [...new Set(held)]
}
