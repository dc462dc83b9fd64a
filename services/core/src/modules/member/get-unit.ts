import type { MandateView } from '@guildhall/contract/mandates'
import type { UnitView } from '@guildhall/contract/matters'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf, todayOf } from '../../kernel/dates.ts'
import { optionsOf } from '../cases/form-context.ts'
import { showAnswers, vaultOf } from '../cases/secret-answers.ts'
import { readToPay } from '../dues/opening.ts'
import { readMandates } from '../mandates/read-mandates.ts'
import { mattersOf } from './list-matters.ts'
import { ownMember } from './own-member.ts'

/** 会员资料: what is registered of the member that the account acts for, and what can be changed how. */
export async function getUnit(ctx: SignedInContext): Promise<UnitView> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const blueprint = await blueprintInForce(ctx)
  const { content } = blueprint
  const own = await ownMember(db, content, ctx.actor.partyIds)
  const mandates = await ownMandates(ctx, content, own?.partyId)
  if (!own) return { unit: null, matters: [], mandates }
  const { partyId, member, join } = own
  const today = todayOf(ctx.deps.clock)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [row, certified, toPay] = await Promise.all([
    db.member.findFirstOrThrow({
      where: { id: member.id },
      select: {
        joinedOn: true,
        titleSlug: true,
        party: { select: { name: true, creditCode: true } },
      },
    }),
    db.identityVersion.findFirst({
      where: { identity: { partyId, typeSlug: join.identityType } },
      orderBy: { number: 'desc' },
      select: { number: true, answers: true, certifiedAt: true },
    }),
    readToPay(sql, content, [partyId], today),
  ])
  return {
    unit: {
      ...row.party,
      number: member.number,
      title: content.dues.titles.find(({ slug }) => slug === row.titleSlug)?.label ?? '',
      branch: content.branches.find(({ slug }) => slug === member.branchSlug)?.label ?? null,
      hasBranches: content.branches.length > 0,
      joinedOn: civilDateOf(row.joinedOn),
      status: membershipStatus(member, today),
      awaitsPayment: toPay.has(partyId),
      validTo: member.lastDay,
      isLeaving: member.isLeaving,
      version: certified?.number ?? 0,
      changedAt: certified?.certifiedAt.toISOString() ?? null,
      form: join.form,
      options: optionsOf(blueprint, join.form),
      answers: showAnswers(
        vaultOf(ctx),
        join.form,
        (certified?.answers ?? {}) as Record<string, unknown>,
      ),
    },
    matters: await mattersOf(db, content, own, today),
    mandates,
  }
}

/** Who acts for the member, else for the certified unit that the account acts for. */
async function ownMandates(
  ctx: SignedInContext,
  content: Blueprint,
  memberId: string | undefined,
): Promise<MandateView[]> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const unit = await db.party.findFirst({
    where: memberId
      ? { id: memberId, kind: 'unit' }
      : { id: { in: [...ctx.actor.partyIds] }, kind: 'unit', creditCode: { not: null } },
    select: { id: true },
  })
  const mandates = unit ? await readMandates(db, content, unit.id) : []
  return mandates.map(({ accountId: _account, lastSignInAt: _last, ...view }) => view)
}
