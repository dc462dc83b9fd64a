import { type CatalogueRule, TENANT_TABLES } from './catalogue-rule.ts'

const POLICY = '(tenant_id = current_tenant())'

/** A table that is right in all but what the sabotage takes away. */
export const protectedTable = (name: string): string =>
  `create table ${name} (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
   select protect_tenant_table('${name}');`

/** Trust: with a right policy, rows still leak to an owner without FORCE and through partitions. */
export const tableRules: CatalogueRule[] = [
  {
    rule: 'every table but the platform’s says whose each row is',
    sql: `with ${TENANT_TABLES}
      select relname as offender from tenant_table
      left join pg_attribute a on a.attrelid = oid and a.attnum = tenant_attnum
      where a.attnum is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull`,
    sabotage: [
      { does: 'a table without tenant_id', sql: 'create table loose (id uuid)', names: 'loose' },
      {
        does: 'a tenant_id that may be null',
        sql: 'create table vague (tenant_id uuid)',
        names: 'vague',
      },
      {
        does: 'a tenant_id that is no uuid',
        sql: 'create table textual (tenant_id text not null)',
        names: 'textual',
      },
    ],
  },
  {
    rule: 'row level security is on and forced, for the owner too',
    sql: `with ${TENANT_TABLES}
      select relname as offender from tenant_table
      where not (relrowsecurity and relforcerowsecurity)`,
    sabotage: [
      {
        does: 'a table without row level security',
        sql: 'create table open (tenant_id uuid not null)',
        names: 'open',
      },
      { does: 'no FORCE', sql: 'alter table party no force row level security', names: 'party' },
      { does: 'security off', sql: 'alter table cases disable row level security', names: 'cases' },
      {
        does: 'a partition beneath a protected table',
        sql: `create table parted (tenant_id uuid not null, id uuid not null,
                primary key (tenant_id, id)) partition by hash (tenant_id);
              create table parted_one partition of parted for values with (modulus 1, remainder 0);
              select protect_tenant_table('parted');`,
        names: 'parted_one',
      },
      {
        does: 'a child that inherits',
        sql: 'create table heir () inherits (party)',
        names: 'heir',
      },
    ],
  },
  {
    rule: 'one restrictive policy holds each command of every role to the tenant that is set',
    sql: `with ${TENANT_TABLES}
      select relname as offender from tenant_table t
      where not exists (
        select from pg_policy p
        where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
          and pg_get_expr(p.polqual, t.oid) = '${POLICY}'
          and pg_get_expr(p.polwithcheck, t.oid) = '${POLICY}')`,
    sabotage: [
      { does: 'no policy', sql: 'drop policy tenant_only on bill', names: 'bill' },
      {
        does: 'a permissive policy in its place',
        sql: `drop policy tenant_only on event;
              create policy tenant_only on event using (tenant_id = current_tenant());`,
        names: 'event',
      },
      {
        does: 'a policy for one role only',
        sql: `alter policy tenant_only on member to {{app_role}}`,
        names: 'member',
      },
      {
        does: 'a way round within the policy',
        sql: `alter policy tenant_only on session using (tenant_id = current_tenant() or true)`,
        names: 'session',
      },
      {
        does: 'writing without a check',
        sql: `drop policy tenant_only on remark;
              create policy tenant_only on remark as restrictive for select
                using (tenant_id = current_tenant());`,
        names: 'remark',
      },
    ],
  },
  {
    rule: 'current_tenant() raises when no tenant is set',
    // The body is compared, since a check that runs it could only try the ways that it knows.
    sql: `select 'current_tenant' as offender where not exists (
        select from pg_proc where oid = 'public.current_tenant()'::regprocedure and not prosecdef
          and trim(prosrc) = 'SELECT current_setting(''app.tenant_id'')::uuid')`,
    sabotage: [
      {
        does: 'a missing tenant that reads as null',
        sql: `create or replace function current_tenant() returns uuid language sql stable
              as $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$`,
        names: 'current_tenant',
      },
    ],
  },
]
