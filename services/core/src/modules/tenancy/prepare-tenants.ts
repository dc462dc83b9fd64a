import { shippedAssociations, type ShippedAssociation } from '@guildhall/blueprints/registry'
import { demoLogins } from '../../demo/demo-logins.ts'
import { seedDemo } from '../../demo/seed.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { SiteStarted } from '../../start-banner.ts'
import { applyBlueprint } from './apply-blueprint.ts'
import { createTenant } from './create-tenant.ts'

/**
 * Sets up the associations that ship where they are missing, fills them with demo data where they are
 * empty and that is wanted, and answers what to print at the start.
 */
export async function prepareTenants(deps: Deps): Promise<SiteStarted[]> {
  const tenants: (ShippedAssociation & { tenantId: string; host: string })[] = []
  for (const shipped of shippedAssociations) tenants.push({ ...shipped, ...(await setUp(deps, shipped)) })
  const withDemo = wantsDemo(deps)
  if (withDemo) await seedDemo(deps, tenants.map(({ tenantId, slug }) => ({ id: tenantId, slug })))
  return tenants.map(({ slug, host, blueprint }) => ({ slug, name: blueprint.branding.name, host, logins: withDemo ? demoLogins(slug) : [] }))
}

/** Outside production unless switched off, in production only when asked for. */
function wantsDemo({ env }: Deps): boolean {
  return env.DEMO_DATA ?? env.NODE_ENV !== 'production'
}

async function setUp(deps: Deps, shipped: ShippedAssociation): Promise<{ tenantId: string; host: string }> {
  const host = `${shipped.hostLabel}.${deps.env.BASE_HOST}`
  const tenantId = await createTenant(deps.env.DATABASE_OWNER_URL, { slug: shipped.slug, name: shipped.blueprint.branding.name, hosts: [host] })
  await applyBlueprint(deps, { tenantId, blueprint: shipped.blueprint })
  return { tenantId, host }
}
