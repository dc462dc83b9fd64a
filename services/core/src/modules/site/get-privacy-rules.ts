import type { PrivacySpec } from '@guildhall/domain/blueprint/site'
import type { RequestContext } from '../../kernel/context.ts'

/** The association's privacy rules in force, with their version. */
export async function getPrivacyRules(ctx: RequestContext): Promise<PrivacySpec> {
  return (await ctx.deps.blueprints.current(ctx.tenant.id)).content.privacy
}
