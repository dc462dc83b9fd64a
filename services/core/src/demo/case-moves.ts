import { newId } from '@guildhall/db/ids'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { nextPlace, type CaseAction } from '@guildhall/domain/workflow/case-machine'
import { makeSubmission } from './submissions.ts'
import type { DemoAccount, DemoActor, DemoCase, DemoHolder } from './types.ts'
import type { World } from './world.ts'

export type NewDemoCase = {
  spec: ApplicationSpec
  holder: DemoHolder
  account: DemoAccount
  createdAt: Date
  answers: Answers
}

/** A draft. */
export function startDemoCase(fresh: NewDemoCase): DemoCase {
  return {
    ...fresh,
    id: newId(),
    place: { state: 'draft', stage: null },
    steps: [],
    submissions: [],
    notes: [],
    number: null,
    claim: null,
  }
}

/** Submits the draft as it stands; `before` puts what will be sent back in place of a good answer. */
export function submitDemoCase(
  world: World,
  demoCase: DemoCase,
  at: Date,
  answers: Answers = demoCase.answers,
): void {
  const submission = makeSubmission(world, demoCase, at, answers)
  demoCase.submissions.push(submission)
  const { account, enteredBy } = demoCase
  move(world, demoCase, 'submit', at, enteredBy ?? { accountId: account.id, label: '申请人' })
}

/** Withdraws it, by its applicant. */
export function withdrawDemoCase(world: World, demoCase: DemoCase, at: Date): void {
  move(world, demoCase, 'withdraw', at, { accountId: demoCase.account.id, label: '申请人' })
}

/** Decides it at the stage where it stands; a sitting's decision is signed with its title. */
export function decideDemoCase(
  world: World,
  demoCase: DemoCase,
  action: CaseAction,
  at: Date,
  by: DemoActor,
  reason: string | null = null,
): void {
  move(world, demoCase, action, at, by, reason)
}

/** The submission under review. */
export function lastSubmission(demoCase: DemoCase) {
  const last = demoCase.submissions.at(-1)
  if (!last) throw new Error('nothing was submitted')
  return last
}

/** When the case last moved. */
export function lastMoved(demoCase: DemoCase): Date {
  return demoCase.steps.at(-1)?.at ?? demoCase.createdAt
}

function move(
  { moments }: World,
  demoCase: DemoCase,
  action: CaseAction,
  at: Date,
  by: DemoActor,
  reason: string | null = null,
): void {
  const found = nextPlace(demoCase.place, demoCase.spec.workflow.stages, action)
  if (!found) throw new Error(`no way to ${action} from ${demoCase.place.state}`)
  demoCase.steps.push({
    action,
    from: demoCase.place,
    to: found.to,
    closes: found.closes,
    at: moments.after(lastMoved(demoCase), at),
    by,
    submissionId: demoCase.submissions.at(-1)?.id ?? null,
    reason,
  })
  demoCase.place = found.to
}
