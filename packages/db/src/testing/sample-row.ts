import pg from 'pg'

/** A column that a row cannot do without. */
interface Column {
  column_name: string
  udt_name: string
}

/** SQL for some value of each type that tables of ours use. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'x'",
  int4: '1',
  int8: '1',
  bool: 'true',
  date: "'2026-01-01'",
  timestamptz: 'now()',
  jsonb: "'{}'",
  bytea: "''",
  numeric: '1',
}

function valueFor({ column_name, udt_name }: Column): string {
  if (column_name === 'tenant_id') return '$1'
  const value = udt_name.startsWith('_') ? "'{}'" : VALUES[udt_name]
  if (value === undefined) throw new Error(`no sample value for a column of type ${udt_name}`)
  return value
}

/** `insert` of a row with some value in each column that needs one; $1 is the tenant. */
export async function sampleInsert(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<Column>(
    `select column_name, udt_name from information_schema.columns
     where table_schema = 'public' and table_name = $1
       and (column_name = 'tenant_id' or (is_nullable = 'NO' and column_default is null))`,
    [table],
  )
  const names = rows.map((column) => client.escapeIdentifier(column.column_name))
  const values = rows.map(valueFor)
  return `insert into ${client.escapeIdentifier(table)} (${names.join(', ')}) values (${values.join(', ')})`
}

/**
 * Takes away whatever asks more of a row than its types: foreign keys, checks, exclusions, triggers.
 * What is left is what keeps tenants apart. For a database of a test's own.
 */
export async function dropDemands(client: pg.Client, tables: string[]): Promise<void> {
  const { rows } = await client.query<{ tab: string; name: string }>(
    `select conrelid::regclass::text as tab, conname as name from pg_constraint
     where contype in ('f', 'c', 'x') and conrelid::regclass::text = any ($1)`,
    [tables],
  )
  for (const { tab, name } of rows) {
    await client.query(`alter table ${tab} drop constraint ${client.escapeIdentifier(name)}`)
  }
  for (const table of tables) {
    await client.query(`alter table ${client.escapeIdentifier(table)} disable trigger user`)
  }
}
