import { type CatalogueRule, OWN_SCHEMAS } from './catalogue-rule.ts'

/** What the role that serves is, owns and may do. */
export const roleRules: CatalogueRule[] = [
  {
    rule: 'the serving role has no power of its own and no part in another’s',
    sql: `select rolname as offender from pg_roles
      where rolname = $1 and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all
      select m.roleid::regrole::text from pg_auth_members m where m.member = $1::regrole`,
    sabotage: [
      { does: 'BYPASSRLS', sql: 'alter role {{app_role}} bypassrls', names: '{{app_role}}' },
      { does: 'a superuser', sql: 'alter role {{app_role}} superuser', names: '{{app_role}}' },
      {
        does: 'membership in a role that reads everything',
        sql: 'grant pg_read_all_data to {{app_role}}',
        names: 'pg_read_all_data',
      },
    ],
  },
  {
    rule: 'the serving role owns nothing',
    sql: `select c.relname as offender from pg_class c where c.relowner = $1::regrole
      union all select proname from pg_proc where proowner = $1::regrole
      union all select typname from pg_type where typowner = $1::regrole
      union all select nspname from pg_namespace where nspowner = $1::regrole
      union all select datname from pg_database where datdba = $1::regrole`,
    sabotage: [
      {
        does: 'a table of its own',
        sql: 'create table mine (); alter table mine owner to {{app_role}}',
        names: 'mine',
      },
      {
        does: 'a function of its own',
        sql: `create function my_way() returns int language sql as 'select 1';
              alter function my_way() owner to {{app_role}};`,
        names: 'my_way',
      },
      {
        does: 'the schema',
        sql: 'create schema taken authorization {{app_role}}',
        names: 'taken',
      },
    ],
  },
  {
    rule: 'the serving role cannot make objects, not even temporary ones',
    sql: `with ${OWN_SCHEMAS}
      select nspname as offender from own_schema where has_schema_privilege($1, oid, 'create')
      union all select datname from pg_database where datname = current_database()
        and (has_database_privilege($1, oid, 'create') or has_database_privilege($1, oid, 'temp'))`,
    sabotage: [
      {
        does: 'CREATE in the schema',
        sql: 'grant create on schema public to {{app_role}}',
        names: 'public',
      },
    ],
  },
  {
    // TRUNCATE passes by row level security; TRIGGER and REFERENCES let in code and oracles.
    rule: 'the serving role reads and writes rows, and does nothing else to a table',
    sql: `with ${OWN_SCHEMAS}
      select c.relname as offender from pg_class c join own_schema s on s.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v') and has_table_privilege($1, c.oid, 'truncate, references, trigger')`,
    sabotage: [
      { does: 'TRUNCATE', sql: 'grant truncate on party to {{app_role}}', names: 'party' },
      { does: 'TRIGGER, for everyone', sql: 'grant trigger on bill to public', names: 'bill' },
    ],
  },
  {
    rule: 'the platform’s tables are only read',
    sql: `select c.relname as offender from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relname = any ($2::text[])
        and has_table_privilege($1, c.oid, 'insert, update, delete, truncate')`,
    sabotage: [
      {
        does: 'writing hosts',
        sql: 'grant insert on tenant_host to {{app_role}}',
        names: 'tenant_host',
      },
    ],
  },
  {
    rule: 'the serving role reaches no table outside the schema that is checked here',
    sql: `with ${OWN_SCHEMAS}
      select c.relname as offender from pg_class c join own_schema s on s.oid = c.relnamespace
      where s.nspname <> 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and has_schema_privilege($1, s.oid, 'usage')
        and has_table_privilege($1, c.oid, 'select, insert, update, delete')`,
    sabotage: [
      {
        does: 'a table in a schema aside',
        sql: `create schema aside; create table aside.hidden (); grant usage on schema aside to {{app_role}};
              grant select on aside.hidden to {{app_role}};`,
        names: 'hidden',
      },
    ],
  },
]
