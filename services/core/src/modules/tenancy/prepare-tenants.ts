import { shippedAssociations, type ShippedAssociation } from '@guildhall/blueprints/registry'
import { demoLogins } from '../../demo/demo-logins.ts'
import { seedDemo } from '../../demo/seed.ts'
import type { Env } from '../../env.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { SiteStarted } from '../../start-banner.ts'
import { applyBlueprint } from './apply-blueprint.ts'
import { createTenant } from './create-tenant.ts'

type Prepared = Omit<SiteStarted, 'logins'> & { id: string }

/**
 * Sets up the associations that ship where they are missing, with demo data where they are empty and
 * demo data is wanted; answers what to print at the start.
 */
export async function prepareTenants(deps: Deps): Promise<SiteStarted[]> {
  const sites: Prepared[] = []
  for (const shipped of shippedAssociations) sites.push(await prepareTenant(deps, shipped))
  if (wantsDemoData(deps.env)) await seedDemo(deps, sites)
  return Promise.all(
    sites.map(async ({ id, ...site }) => ({
      ...site,
      logins: await loginsOf(deps, id, site.slug),
    })),
  )
}

async function prepareTenant(deps: Deps, shipped: ShippedAssociation): Promise<Prepared> {
  const host = `${shipped.hostLabel}.${deps.env.BASE_HOST}`
  const name = shipped.blueprint.branding.name
  const id = await createTenant(deps.env.DATABASE_OWNER_URL, {
    slug: shipped.slug,
    name,
    hosts: [host],
  })
  await applyBlueprint(deps, { tenantId: id, blueprint: shipped.blueprint })
  return { id, slug: shipped.slug, name, host }
}

/** Made-up members belong to a trial, not to an association at work, unless somebody asks for them. */
function wantsDemoData({ DEMO_DATA, NODE_ENV }: Env): boolean {
  return DEMO_DATA ?? NODE_ENV === 'development'
}

/** The demo logins that there are: none where the data was never made, or the accounts are gone. */
async function loginsOf(
  { database }: Deps,
  tenantId: string,
  slug: string,
): Promise<SiteStarted['logins']> {
  const logins = demoLogins(slug)
  const mobiles = logins.map(({ mobile }) => mobile)
  const found = await database.tenantDb(tenantId).account.findMany({
    where: { mobile: { in: mobiles }, status: 'active' },
    select: { mobile: true },
  })
  return logins.filter((login) => found.some(({ mobile }) => mobile === login.mobile))
}
