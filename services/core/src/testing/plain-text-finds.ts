import type { TestProgram, TestSite } from './start-test-program.ts'

/**
 * Every table of a site's rows in which a text stands anywhere, whatever the column: for what may never
 * stand in the database in plain text.
 */
export async function plainTextFinds(
  { deps }: Pick<TestProgram, 'deps'>,
  { tenantId }: TestSite,
  text: string,
): Promise<{ searched: string[]; found: string[] }> {
  const sql = deps.database.tenantSql(tenantId)
  const { rows } = await sql.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id'
     order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await sql.query(
      `select 1 from "${name}" as each_row where strpos(each_row::text, $1) > 0 limit 1`,
      [text],
    )
    if (hits.rowCount > 0) found.push(name)
  }
  return { searched: rows.map(({ name }) => name), found }
}
