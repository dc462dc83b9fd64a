import { type CatalogueRule, OWN_SCHEMAS } from './catalogue-rule.ts'

/** Objects of an extension are the server's, not ours. */
const OF_AN_EXTENSION = (oid: string): string =>
  `exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`

/** Trust: rows leak through views, materialized views and SECURITY DEFINER functions. */
export const objectRules: CatalogueRule[] = [
  {
    rule: 'every view looks with the eyes of whoever asks',
    sql: `with ${OWN_SCHEMAS}
      select c.relname as offender from pg_class c join own_schema s on s.oid = c.relnamespace
      where c.relkind = 'v' and not ${OF_AN_EXTENSION('c.oid')}
        and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false)`,
    sabotage: [
      { does: 'a plain view', sql: 'create view peek as select * from party', names: 'peek' },
      {
        does: 'one that says it in the negative',
        sql: 'create view glance with (security_invoker = false) as select * from party',
        names: 'glance',
      },
    ],
  },
  {
    rule: 'there is no materialized view, foreign table, sequence or rule',
    sql: `with ${OWN_SCHEMAS}
      select c.relname as offender from pg_class c join own_schema s on s.oid = c.relnamespace
      where c.relkind in ('m', 'f', 'S')
      union all
      select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
      join own_schema s on s.oid = c.relnamespace where r.rulename <> '_RETURN'`,
    sabotage: [
      {
        does: 'a materialized view',
        sql: 'create materialized view frozen as select 1 as n',
        names: 'frozen',
      },
      {
        does: 'a number that tenants share, and count each other by',
        sql: 'create sequence shared_number',
        names: 'shared_number',
      },
      {
        does: 'a rule, which acts for the table’s owner',
        sql: 'create rule mirror as on insert to party do also select 1',
        names: 'mirror',
      },
    ],
  },
  {
    rule: 'no function lends its owner’s rights',
    sql: `with ${OWN_SCHEMAS}
      select p.proname as offender from pg_proc p join own_schema s on s.oid = p.pronamespace
      where p.prosecdef and not ${OF_AN_EXTENSION('p.oid')}`,
    sabotage: [
      {
        does: 'a SECURITY DEFINER function',
        sql: `create function lend() returns bigint language sql security definer
              as 'select count(*) from party'`,
        names: 'lend',
      },
    ],
  },
  {
    rule: 'no policy names any function but current_tenant()',
    sql: `select c.relname as offender
      from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_proc'::regclass
      where d.refobjid <> 'public.current_tenant()'::regprocedure`,
    sabotage: [
      {
        does: 'a policy that asks another function',
        sql: `create function anyone() returns bool language sql as 'select true';
              create policy by_grace on title using (anyone());`,
        names: 'title',
      },
    ],
  },
]
