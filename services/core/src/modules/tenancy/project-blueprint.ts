import type { Tx } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'

/**
 * Brings the rows of dues classes, titles, branches and identity types in line with a blueprint, so
 * that foreign keys hold. What is gone from it is retired and never deleted; what comes back is
 * taken out of retirement. Rows that agree already are not written.
 */
export async function projectBlueprint(tx: Tx, blueprint: Blueprint): Promise<void> {
  await projectDuesClasses(tx, blueprint)
  await projectTitles(tx, blueprint)
  await projectBranches(tx, blueprint)
  await projectIdentityTypes(tx, blueprint)
}

async function projectDuesClasses(tx: Tx, { dues }: Blueprint): Promise<void> {
  const [slugs, labels] = [dues.classes.map(slugOf), dues.classes.map(labelOf)]
  await tx.$executeRaw`
    insert into dues_class as kept (slug, label)
    select * from unnest(${slugs}::text[], ${labels}::text[])
    on conflict (tenant_id, slug) do update set label = excluded.label, retired_at = null
    where (kept.label, kept.retired_at) is distinct from (excluded.label, null)`
  await tx.$executeRaw`
    update dues_class set retired_at = now() where retired_at is null and slug <> all (${slugs}::text[])`
}

async function projectTitles(tx: Tx, { dues }: Blueprint): Promise<void> {
  const [slugs, labels] = [dues.titles.map(slugOf), dues.titles.map(labelOf)]
  const classes = dues.titles.map(({ duesClass }) => duesClass)
  await tx.$executeRaw`
    insert into title as kept (slug, label, dues_class_slug, position)
    select * from unnest(${slugs}::text[], ${labels}::text[], ${classes}::text[]) with ordinality
    on conflict (tenant_id, slug) do update set label = excluded.label,
      dues_class_slug = excluded.dues_class_slug, position = excluded.position, retired_at = null
    where (kept.label, kept.dues_class_slug, kept.position, kept.retired_at)
      is distinct from (excluded.label, excluded.dues_class_slug, excluded.position, null)`
  await tx.$executeRaw`
    update title set retired_at = now() where retired_at is null and slug <> all (${slugs}::text[])`
}

async function projectBranches(tx: Tx, { branches }: Blueprint): Promise<void> {
  const [slugs, labels] = [branches.map(slugOf), branches.map(labelOf)]
  await tx.$executeRaw`
    insert into branch as kept (slug, label)
    select * from unnest(${slugs}::text[], ${labels}::text[])
    on conflict (tenant_id, slug) do update set label = excluded.label, retired_at = null
    where (kept.label, kept.retired_at) is distinct from (excluded.label, null)`
  await tx.$executeRaw`
    update branch set retired_at = now() where retired_at is null and slug <> all (${slugs}::text[])`
}

async function projectIdentityTypes(tx: Tx, { identityTypes }: Blueprint): Promise<void> {
  const [slugs, labels] = [identityTypes.map(slugOf), identityTypes.map(labelOf)]
  const parties = identityTypes.map(({ party }) => party)
  await tx.$executeRaw`
    insert into identity_type as kept (slug, label, party)
    select * from unnest(${slugs}::text[], ${labels}::text[], ${parties}::text[])
    on conflict (tenant_id, slug) do update set label = excluded.label, party = excluded.party, retired_at = null
    where (kept.label, kept.party, kept.retired_at) is distinct from (excluded.label, excluded.party, null)`
  await tx.$executeRaw`
    update identity_type set retired_at = now() where retired_at is null and slug <> all (${slugs}::text[])`
}

function slugOf({ slug }: { slug: string }): string {
  return slug
}

function labelOf({ label }: { label: string }): string {
  return label
}
