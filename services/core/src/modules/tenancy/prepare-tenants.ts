import { shippedAssociations, type ShippedAssociation } from '@guildhall/blueprints/registry'
import type { Deps } from '../../kernel/deps.ts'
import type { SiteStarted } from '../../start-banner.ts'
import { applyBlueprint } from './apply-blueprint.ts'
import { createTenant } from './create-tenant.ts'

/** Sets up the associations that ship where they are missing, and answers what to print at the start. */
export async function prepareTenants(deps: Deps): Promise<SiteStarted[]> {
  const sites: SiteStarted[] = []
  for (const shipped of shippedAssociations) sites.push(await prepareTenant(deps, shipped))
  return sites
}

async function prepareTenant(deps: Deps, shipped: ShippedAssociation): Promise<SiteStarted> {
  const host = `${shipped.hostLabel}.${deps.env.BASE_HOST}`
  const name = shipped.blueprint.branding.name
  const tenantId = await createTenant(deps.env.DATABASE_OWNER_URL, { slug: shipped.slug, name, hosts: [host] })
  await applyBlueprint(deps, { tenantId, blueprint: shipped.blueprint })
  return { slug: shipped.slug, name, host, logins: [] }
}
