import { isOffered, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { isStaff } from '@guildhall/domain/permissions/actor'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { SiteView } from '@guildhall/contract/site'
import type { RequestContext, SignedIn } from '../../kernel/context.ts'
import { poolsOf } from '../experts/index-pool.ts'

/** What every page of the site needs: branding, contacts, what one can apply for, who is signed in. */
export async function getSite(ctx: RequestContext): Promise<SiteView> {
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  return {
    branding: content.branding,
    contacts: content.contacts,
    portal: content.portal,
    privacyVersion: content.privacy.version,
    hasDirectory: false,
    pools: poolsOf(content).map(({ identityType, pool }) => ({
      slug: identityType,
      label: pool.label,
    })),
    applications: content.applications
      .filter(({ kind }) => isOffered(kind))
      .map((application) => presentApplication(content, application)),
    viewer: ctx.actor ? presentViewer(ctx.actor, content) : null,
  }
}

function presentApplication(
  content: Blueprint,
  application: ApplicationSpec,
): SiteView['applications'][number] {
  const identityType = content.identityTypes.find((type) => type.slug === application.identityType)
  if (!identityType) throw new Error(`blueprint names no identity type ${application.identityType}`)
  const { slug, kind, label, needsGuide } = application
  return { slug, kind, label, identityType, needsGuide }
}

function presentViewer(actor: SignedIn, content: Blueprint): SiteView['viewer'] {
  return {
    accountId: actor.accountId,
    userName: actor.userName,
    mobile: maskMobile(actor.mobile),
    unitName: actor.unitName,
    staff: isStaff(actor),
    mustEnrol: actor.mustEnrol,
    permissions: [...actor.permissions],
    roles: content.roles
      .filter((role) => actor.grants.some((grant) => grant.role === role.slug && !grant.deputyFor))
      .map((role) => role.label),
  }
}
