import { newId } from '@guildhall/db/ids'
import pg from 'pg'

export type NewTenant = { slug: string; name: string; hosts: readonly string[] }

/**
 * Makes an association with its host names, or finds the one of this slug and adds the hosts that it
 * lacks; answers its id. As the owner of the database, since the role that serves may only read these
 * tables. Throws where a host belongs to another association already.
 */
export async function createTenant(ownerUrl: string, tenant: NewTenant): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const id = await tenantRow(client, tenant)
    await addHosts(
      client,
      id,
      tenant.hosts.map((host) => host.toLowerCase()),
    )
    await client.query('commit')
    return id
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

async function tenantRow(client: pg.Client, { slug, name }: NewTenant): Promise<string> {
  await client.query(
    'insert into tenant (id, slug, name) values ($1, $2, $3) on conflict (slug) do nothing',
    [newId(), slug, name],
  )
  const { rows } = await client.query<{ id: string }>('select id from tenant where slug = $1', [
    slug,
  ])
  if (!rows[0]) throw new Error(`the association ${slug} was not made`)
  return rows[0].id
}

async function addHosts(client: pg.Client, id: string, hosts: readonly string[]): Promise<void> {
  await client.query(
    'insert into tenant_host (host, tenant_id) select host, $2 from unnest($1::text[]) as host on conflict (host) do nothing',
    [hosts, id],
  )
  const { rows } = await client.query<{ host: string }>(
    'select host from tenant_host where host = any ($1::text[]) and tenant_id <> $2',
    [hosts, id],
  )
  if (rows[0]) throw new Error(`the host ${rows[0].host} belongs to another association`)
}
