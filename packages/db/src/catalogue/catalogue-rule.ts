/** Tables that belong to no tenant. A closed list: whatever else is made must be a tenant's. */
export const PLATFORM_TABLES = ['tenant', 'tenant_host', '_prisma_migrations']

/** One way to break a rule, and what the rule must then name. */
export interface Sabotage {
  does: string
  /** Runs as a superuser in a transaction that is rolled back; `{{app_role}}` is the serving role. */
  sql: string
  names: string
}

/** Something that holds for the whole catalogue. */
export interface CatalogueRule {
  rule: string
  /** Answers an `offender` a row. $1 is the serving role, $2 the platform's tables. */
  sql: string
  sabotage: Sabotage[]
}

/** Every table that must be a tenant's: partitions and inheriting tables are tables too. */
export const TENANT_TABLES = `
  tenant_table as (
    select c.*, t.attnum as tenant_attnum
    from pg_class c
    left join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
      and c.relname <> all ($2::text[])
  )`

/** Schemas that are not PostgreSQL's own. */
export const OWN_SCHEMAS = `
  own_schema as (
    select oid, nspname from pg_namespace
    where nspname <> 'information_schema' and nspname not like 'pg\\_%'
  )`
