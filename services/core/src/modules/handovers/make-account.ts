import { randomBytes } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { PartyHolder } from '../cases/own-party.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import type { UnitRecord } from './read-unit.ts'

export type Wanted = {
  mobile: string
  name: string
  unit: UnitRecord
  spec: ApplicationSpec
  passwordHash: string
}

/** The hash of a password that nobody knows: one is set by the code of a reset. */
export function unusablePassword(ctx: SignedInContext): Promise<string> {
  return ctx.deps.passwords.hash(randomBytes(32).toString('base64url'))
}

/**
 * The account of a mobile that was proved by code, made without a usable password where there is
 * none; its SMS says how one is set. Throws `handover.staff-mobile` or `account.suspended`.
 */
export async function findOrMakeAccount(
  ctx: SignedInContext,
  work: Work,
  wanted: Wanted,
): Promise<PartyHolder> {
  const known = await work.tx.account.findFirst({
    where: { mobile: wanted.mobile },
    select: {
      id: true,
      userName: true,
      unitName: true,
      status: true,
      roleGrants: { where: { endedAt: null }, select: { id: true }, take: 1 },
    },
  })
  if (!known) return makeAccount(ctx, work, wanted)
  if (known.roleGrants.length > 0) throw new DomainError('handover.staff-mobile')
  if (known.status !== 'active') throw new DomainError('account.suspended')
  return known
}

async function makeAccount(
  ctx: SignedInContext,
  work: Work,
  { mobile, name, unit, spec, passwordHash }: Wanted,
): Promise<PartyHolder> {
  const account = { id: newId(), userName: name, unitName: unit.name }
  const createdAt = ctx.deps.clock.now()
  await work.tx.account.create({
    data: { ...account, mobile, passwordHash, createdAt },
    select: { id: true },
  })
  work.record({
    kind: 'account.made-by-staff',
    subjectType: 'account',
    subjectId: account.id,
    facts: { partyId: unit.id },
  })
  const { messages } = (await blueprintInForce(ctx)).content
  const variables = { party: unit.name, case: spec.label }
  await work.tx.message.create({
    data: {
      id: newId(),
      dedupeKey: `account-made:${account.id}`,
      channel: 'sms',
      recipient: mobile,
      accountId: account.id,
      template: 'account-made',
      variables,
      text: fillTemplate(messages, 'account-made', variables),
      createdAt,
    },
    select: { id: true },
  })
  return account
}
