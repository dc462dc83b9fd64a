import pg from 'pg'
import { newId } from '../ids.ts'

/** Makes an empty tenant, as the owner (the serving role may only read that table); answers its id. */
export async function makeTenant(ownerUrl: string, slug: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const id = newId()
    await client.query('insert into tenant (id, slug, name) values ($1, $2, $2)', [id, slug])
    return id
  } finally {
    await client.end()
  }
}
