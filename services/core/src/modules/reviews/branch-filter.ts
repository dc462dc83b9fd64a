import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { StageScope } from './stage-scope.ts'

/** The branches that are left of a scope when one is asked for; one outside the scope leaves none. */
export function narrowed({ branches }: StageScope, asked: string | null): string[] | null {
  if (asked === null) return branches
  return branches === null || branches.includes(asked) ? [asked] : []
}

/** The branches by which the actor may narrow lists: all, or those of the stages in view. */
export async function branchesOf(
  ctx: SignedInContext,
  scopes: readonly StageScope[],
): Promise<{ slug: string; label: string }[]> {
  const { content } = await blueprintInForce(ctx)
  const seesAll = scopes.some(({ branches }) => branches === null)
  return content.branches
    .filter(({ slug }) => seesAll || scopes.some(({ branches }) => branches?.includes(slug)))
    .map(({ slug, label }) => ({ slug, label }))
}
