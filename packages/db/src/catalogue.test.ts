import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CatalogueRule, PLATFORM_TABLES } from './catalogue/catalogue-rule.ts'
import { keyRules } from './catalogue/key-rules.ts'
import { objectRules } from './catalogue/object-rules.ts'
import { roleRules } from './catalogue/role-rules.ts'
import { tableRules } from './catalogue/table-rules.ts'
import { roleOf } from './migrate.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { onDatabase } from './testing/template.ts'
import { givenTestServer } from './testing/test-server.ts'

const rules: CatalogueRule[] = [...tableRules, ...keyRules, ...objectRules, ...roleRules]

let base: TestDatabase
let client: pg.Client
let appRole: string

beforeAll(async () => {
  base = await createTestDatabase()
  appRole = roleOf(base.appUrl)
  const superuserUrl = givenTestServer()?.superuserUrl ?? ''
  const connectionString = onDatabase(superuserUrl, new URL(base.ownerUrl).pathname.slice(1))
  client = new pg.Client({ connectionString })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await base.drop()
})

/** Not every rule asks for both parameters, and PostgreSQL refuses one whose type it cannot tell. */
async function offendersOf({ sql }: CatalogueRule): Promise<string[]> {
  const text = `with given as (select $1::name, $2::text[]) ${sql.trim().replace(/^with/, ',')}`
  const { rows } = await client.query<{ offender: string }>(text, [appRole, PLATFORM_TABLES])
  return rows.map((row) => row.offender)
}

/** Breaks the catalogue, asks the rule, and takes the breakage back. */
async function offendersAfter(rule: CatalogueRule, sabotage: string): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query(sabotage.replaceAll('{{app_role}}', pg.escapeIdentifier(appRole)))
    return await offendersOf(rule)
  } finally {
    await client.query('rollback')
  }
}

describe.each(rules)('$rule', (rule) => {
  test('holds', async () => {
    expect(await offendersOf(rule)).toEqual([])
  })

  test.each(rule.sabotage)('and notices $does', async ({ sql, names }) => {
    const offenders = await offendersAfter(rule, sql)
    expect(offenders).toContain(names.replace('{{app_role}}', appRole))
  })
})

test('the tables without row level security are those that the list names', async () => {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and not relrowsecurity order by 1`,
  )
  expect(rows.map((row) => row.relname)).toEqual(PLATFORM_TABLES.toSorted())
})
