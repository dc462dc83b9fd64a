import { newId } from '@guildhall/db/ids'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { addDays } from '@guildhall/domain/time/civil-date'
import { fillForm, pathIn, withAnswer } from './answers.ts'
import { decideDemoCase, lastSubmission, startDemoCase } from './case-moves.ts'
import { openAccount, type Holders } from './holders.ts'
import type { DemoAccount, DemoCase, DemoSitting } from './types.ts'
import type { World } from './world.ts'

/** What scenarios of one application are made with. */
export type Kit = { world: World; holders: Holders; spec: ApplicationSpec }

/**
 * How a new case begins: the day it is submitted (or, for a draft, looked at last), whose it is, and the
 * title it asks for where that is none of a newcomer's.
 */
export type Beginning = { on: string; account?: DemoAccount; mobile?: string; title?: string }

/** A draft with everything filled in, begun some days before it is submitted. */
export function beginCase(
  { world, holders, spec }: Kit,
  { on, account, mobile, title }: Beginning,
): DemoCase {
  const { random, moments } = world
  const createdAt = moments.onDay(moments.workingDay(addDays(on, -random.int(2, 14))))
  const holder = holders.next(spec)
  const [contact] = holder.contacts
  if (title) holder.title = title
  if (mobile && contact) contact.mobile = mobile
  if (account && holder.kind === 'person')
    Object.assign(holder, { name: account.name, contacts: [account] })
  holder.createdAt = createdAt
  holder.account = account ?? openAccount(world, holder, createdAt)
  return startDemoCase({
    spec,
    holder,
    account: holder.account,
    createdAt,
    answers: fillForm(world, spec.form, holder),
  })
}

/** Passes a stage that people decide, on a day. */
export function passOn({ world }: Kit, demoCase: DemoCase, stage: StageSpec, on: string): void {
  decideDemoCase(
    world,
    demoCase,
    'pass',
    world.moments.onDay(world.moments.workingDay(on)),
    world.holderOf(stage.role),
  )
}

/** Passes the stages before this one, a few days after the submission each. */
export function passUpTo(kit: Kit, demoCase: DemoCase, stageAt: number, submittedOn: string): void {
  kit.spec.workflow.stages.slice(0, stageAt).forEach((stage, at) => {
    passOn(kit, demoCase, stage, addDays(submittedOn, (at + 1) * kit.world.random.int(1, 4)))
  })
}

/** Lets a sitting decide a case. */
export function decideAt(
  { world }: Kit,
  demoCase: DemoCase,
  sitting: DemoSitting,
  outcome: 'pass' | 'reject' | 'defer',
  note: string | null = null,
): void {
  sitting.items.push({ id: newId(), demoCase, outcome, note })
  decideDemoCase(
    world,
    demoCase,
    outcome,
    sitting.at,
    { accountId: sitting.createdBy, label: sitting.title },
    note,
  )
}

/** The answers with one that will be sent back, and the remark at it. */
export function flawed(
  { world, spec }: Kit,
  demoCase: DemoCase,
  turn: number,
): { answers: Answers; path: string; text: string } {
  const remarks = world.demo.remarks[spec.slug] ?? []
  const remark = remarks[turn % remarks.length]
  if (!remark) throw new Error(`the demo data has no remark for ${spec.slug}`)
  const path = pathIn(spec.form, demoCase.answers, remark.path) ?? ''
  return { answers: withAnswer(demoCase.answers, path, remark.before), path, text: remark.text }
}

/** Sends a case back with a remark. */
export function returnOn(
  { world, spec }: Kit,
  demoCase: DemoCase,
  on: string,
  remark: { path: string; text: string },
): void {
  const [stage] = spec.workflow.stages
  const by = world.holderOf(stage?.role ?? '')
  const at = world.moments.onDay(on)
  demoCase.notes.push({ ...remark, submissionId: lastSubmission(demoCase).id, at, by })
  decideDemoCase(world, demoCase, 'return', at, by)
}
