import { createHash } from 'node:crypto'
import { blueprint, type Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Database } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'

/** A published version of an association's blueprint; immutable. */
export type PublishedBlueprint = { id: string; number: number; content: Blueprint }

/** Reads blueprints. Versions never change, so one read is kept; which is in force is asked each time. */
export type BlueprintStore = {
  current(tenantId: string): Promise<PublishedBlueprint>
  version(tenantId: string, id: string): Promise<PublishedBlueprint>
}

export function createBlueprintStore(database: Database): BlueprintStore {
  const versions = new Map<string, Promise<PublishedBlueprint>>()

  const version = (tenantId: string, id: string) => {
    const key = `${tenantId}/${id}`
    const known = versions.get(key)
    if (known) return known
    const read = readVersion(database, tenantId, id)
    versions.set(key, read)
    read.catch(() => versions.delete(key))
    return read
  }

  return {
    version,
    async current(tenantId) {
      const { rows } = await database
        .tenantSql(tenantId)
        .query<{ id: string }>(
          'select id from blueprint_version where tenant_id = current_tenant() order by number desc limit 1',
        )
      if (!rows[0]) throw new DomainError('site.unknown')
      return version(tenantId, rows[0].id)
    },
  }
}

async function readVersion(
  database: Database,
  tenantId: string,
  id: string,
): Promise<PublishedBlueprint> {
  const row = await database.tenantDb(tenantId).blueprintVersion.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    select: { id: true, number: true, content: true },
  })
  return { id: row.id, number: row.number, content: blueprint.parse(row.content) }
}

/**
 * The blueprint in force at a request, as its session's query found it. What a case does not pin
 * follows this one: dues, numbers, titles, the texts of messages.
 */
export function blueprintInForce(ctx: {
  deps: { blueprints: BlueprintStore }
  tenant: { id: string }
  actor: { blueprintVersionId: string }
}) {
  return ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
}

/** The application with this slug, or a refusal that reads like a missing page. */
export function applicationOf(published: PublishedBlueprint, slug: string): ApplicationSpec {
  const found = published.content.applications.find((each) => each.slug === slug)
  if (!found) throw new DomainError('not-found')
  return found
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
