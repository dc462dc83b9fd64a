import { type CatalogueRule, TENANT_TABLES } from './catalogue-rule.ts'
import { protectedTable } from './table-rules.ts'

/** Trust: a unique index over all tenants is an oracle, and so is a simple foreign key. */
export const keyRules: CatalogueRule[] = [
  {
    rule: 'every primary key and unique index begins with tenant_id',
    sql: `with ${TENANT_TABLES}
      select i.indexrelid::regclass::text as offender
      from pg_index i join tenant_table t on t.oid = i.indrelid
      where (i.indisunique or i.indisprimary) and i.indkey[0] is distinct from t.tenant_attnum`,
    sabotage: [
      {
        does: 'a unique index over all tenants',
        sql: 'create unique index one_mobile on account (mobile)',
        names: 'one_mobile',
      },
      {
        does: 'a partial one, over an expression',
        sql: `create unique index one_name on party (lower(name), tenant_id) where kind = 'unit'`,
        names: 'one_name',
      },
      {
        does: 'a primary key without the tenant',
        sql: 'create table bare (tenant_id uuid not null, id uuid primary key)',
        names: 'bare_pkey',
      },
    ],
  },
  {
    rule: 'every exclusion constraint compares tenant_id for equality',
    sql: `with ${TENANT_TABLES}
      select k.conname as offender
      from pg_constraint k join tenant_table t on t.oid = k.conrelid
      left join pg_operator o on o.oid = k.conexclop[array_position(k.conkey, t.tenant_attnum)]
      where k.contype = 'x' and o.oprname is distinct from '='`,
    sabotage: [
      {
        does: 'periods that exclude each other over all tenants',
        sql: `alter table membership_period add constraint anywhere
                exclude using gist (daterange(from_date, to_date) with &&)`,
        names: 'anywhere',
      },
      {
        does: 'one that compares tenants the wrong way',
        sql: `alter table membership_period add constraint others
                exclude using gist (tenant_id with <>, member_id with =)`,
        names: 'others',
      },
    ],
  },
  {
    rule: 'every foreign key between tenants’ tables carries tenant_id on both sides',
    sql: `with ${TENANT_TABLES}
      select k.conname as offender
      from pg_constraint k
      join tenant_table here on here.oid = k.conrelid
      join tenant_table there on there.oid = k.confrelid
      where k.contype = 'f' and array_position(k.conkey, here.tenant_attnum)
        is distinct from coalesce(array_position(k.confkey, there.tenant_attnum), -1)`,
    sabotage: [
      {
        does: 'a foreign key by id alone',
        sql: `${protectedTable('pointing')}
              alter table party add constraint party_id_alone unique (id);
              alter table pointing add constraint pointing_fk foreign key (id) references party (id);`,
        names: 'pointing_fk',
      },
      {
        does: 'one that crosses its columns',
        sql: `${protectedTable('crossing')}
              alter table crossing add constraint crossing_fk
                foreign key (id, tenant_id) references party (tenant_id, id);`,
        names: 'crossing_fk',
      },
    ],
  },
  {
    rule: 'tenants’ tables and the platform’s meet in tenant_id alone',
    sql: `with ${TENANT_TABLES}
      select k.conname as offender
      from pg_constraint k
      left join tenant_table here on here.oid = k.conrelid
      left join tenant_table there on there.oid = k.confrelid
      where k.contype = 'f' and (here.oid is null) <> (there.oid is null)
        and not (k.confrelid = 'tenant'::regclass and k.conkey = array[here.tenant_attnum])`,
    sabotage: [
      {
        does: 'a platform’s row that points into a tenant',
        sql: `alter table tenant_host add party_id uuid, add constraint host_party_fk
                foreign key (tenant_id, party_id) references party (tenant_id, id)`,
        names: 'host_party_fk',
      },
      {
        does: 'a tenant’s row that points at another tenant',
        sql: 'alter table party add constraint other_fk foreign key (id) references tenant (id)',
        names: 'other_fk',
      },
    ],
  },
  {
    rule: 'every tenant’s table belongs to a tenant that is there',
    sql: `with ${TENANT_TABLES}
      select relname as offender from tenant_table t
      where not exists (
        select from pg_constraint k where k.conrelid = t.oid and k.contype = 'f'
          and k.confrelid = 'tenant'::regclass and k.conkey = array[t.tenant_attnum])`,
    sabotage: [
      {
        does: 'no foreign key to the tenant',
        sql: 'alter table party drop constraint party_tenant_fk',
        names: 'party',
      },
    ],
  },
]
