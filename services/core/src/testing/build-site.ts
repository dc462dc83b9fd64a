import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import { applyBlueprint } from '../modules/tenancy/apply-blueprint.ts'
import { createTenant } from '../modules/tenancy/create-tenant.ts'
import type { TestDeps, TestSite } from './start-test-program.ts'

/** One more association, with the example blueprint (a branch's stage, a person's, a sitting's) changed as wished. */
export async function buildSite(
  { deps }: Pick<TestDeps, 'deps'>,
  slug: string,
  change?: (blueprint: BlueprintInput) => void,
): Promise<TestSite> {
  const host = `${slug}.${deps.env.BASE_HOST}`
  const tenantId = await createTenant(deps.env.DATABASE_OWNER_URL, {
    slug,
    name: slug,
    hosts: [host],
  })
  await applyBlueprint(deps, { tenantId, blueprint: exampleBlueprint(change) })
  return { slug, host, tenantId }
}

/** Publishes a blueprint for a site, as a release would. */
export async function publish(
  { deps }: Pick<TestDeps, 'deps'>,
  site: TestSite,
  blueprint: BlueprintInput,
): Promise<void> {
  await applyBlueprint(deps, { tenantId: site.tenantId, blueprint })
}
