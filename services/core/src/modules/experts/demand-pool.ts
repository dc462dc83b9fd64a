import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce, type PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { indexPool, poolsOf } from './index-pool.ts'
import { poolWords, type PoolWords } from './pool-words.ts'

export type Pool = {
  blueprint: PublishedBlueprint
  spec: ReturnType<typeof poolsOf>[number]
  words: PoolWords
}

/** A pool by its identity type, brought up to date; one that the association has not reads like missing. */
export async function demandPool(ctx: SignedInContext, slug: string): Promise<Pool> {
  const blueprint = await blueprintInForce(ctx)
  const spec = poolsOf(blueprint.content).find(({ identityType }) => identityType === slug)
  if (!spec) throw new DomainError('not-found')
  await indexPool(ctx.deps, ctx.tenant.id, spec)
  return { blueprint, spec, words: poolWords(blueprint, spec) }
}
