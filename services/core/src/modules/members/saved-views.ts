import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import { viewSettings, type SavedView, type ViewSettings } from '@guildhall/contract/members'
import { permits } from '@guildhall/domain/permissions/actor'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'

/** The one list that is viewed so far. */
const LIST = 'members'

type ViewInput = {
  viewId: string | null
  name: string
  shared: boolean
  isDefault: boolean
  settings: ViewSettings
}

/** The account's own views and those that all share, by name; one kept in an older form is left out. */
export async function listViews(ctx: SignedInContext): Promise<{ views: SavedView[] }> {
  const rows = await ctx.deps.database.tenantDb(ctx.tenant.id).savedView.findMany({
    where: { list: LIST, OR: [{ accountId: ctx.actor.accountId }, { accountId: null }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 100,
  })
  const views = rows.flatMap(({ id, name, accountId, createdBy, isDefault, settings }) => {
    const read = viewSettings.safeParse(settings)
    const own = mayChange(ctx, { accountId, createdBy })
    return read.success
      ? [{ id, name, shared: accountId === null, isDefault, own, settings: read.data }]
      : []
  })
  return { views }
}

/**
 * Keeps a list as it is seen now, as a new view or in place of the one named. An own view can be the
 * one that the list opens with; a shared one is everybody's. Throws `not-found` for another's.
 */
export async function saveView(
  ctx: SignedInContext,
  input: ViewInput,
): Promise<{ viewId: string }> {
  const { accountId } = ctx.actor
  const viewId = input.viewId ?? newId()
  const isDefault = input.isDefault && !input.shared
  const content = {
    name: input.name,
    accountId: input.shared ? null : accountId,
    settings: input.settings,
    isDefault,
    updatedAt: ctx.deps.clock.now(),
  }
  await transact(ctx, async (work) => {
    const { savedView } = work.tx
    if (input.viewId) await demandOwn(ctx, work, input.viewId)
    if (isDefault)
      await savedView.updateMany({
        where: { list: LIST, accountId, isDefault: true },
        data: { isDefault: false },
      })
    if (input.viewId) await savedView.updateMany({ where: { id: viewId }, data: content })
    else
      await savedView.create({
        data: { ...content, id: viewId, list: LIST, createdBy: accountId },
        select: { id: true },
      })
    noteView(ctx, work, 'view.saved', viewId)
  }).catch((error: unknown) => {
    // Two windows made another default at once: the later one asks again.
    if (uniqueViolation(error) === undefined) throw error
    throw new DomainError('server.busy')
  })
  return { viewId }
}

/** Removes an own view, or a shared one that one made or may as who manages members. */
export async function removeView(
  ctx: SignedInContext,
  { viewId }: { viewId: string },
): Promise<{ ok: true }> {
  return transact(ctx, async (work) => {
    await demandOwn(ctx, work, viewId)
    await work.tx.savedView.deleteMany({ where: { id: viewId } })
    noteView(ctx, work, 'view.removed', viewId)
    return { ok: true }
  })
}

type Owner = { accountId: string | null; createdBy: string }

function mayChange({ actor }: SignedInContext, { accountId, createdBy }: Owner): boolean {
  if (accountId !== null) return accountId === actor.accountId
  return createdBy === actor.accountId || permits(actor, 'members.manage')
}

async function demandOwn(ctx: SignedInContext, { tx }: Work, viewId: string): Promise<void> {
  const view = await tx.savedView.findFirst({
    where: { id: viewId, list: LIST },
    select: { accountId: true, createdBy: true },
  })
  if (!view || !mayChange(ctx, view)) throw new DomainError('not-found')
}

function noteView(ctx: SignedInContext, { record }: Work, kind: string, viewId: string): void {
  record({
    kind,
    subjectType: 'account',
    subjectId: ctx.actor.accountId,
    facts: { list: LIST, viewId },
  })
}
