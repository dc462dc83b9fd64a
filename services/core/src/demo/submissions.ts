import { newId } from '@guildhall/db/ids'
import { paperOf, printedPapers } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { entriesOf } from '@guildhall/domain/forms/entries'
import type { DemoCase, DemoFile, DemoPrint, DemoSubmission } from './types.ts'
import type { World } from './world.ts'

const MINUTE = 60_000

/** What is frozen when a case is submitted: answers, files, and the prints that were stamped. */
export function makeSubmission(
  world: World,
  demoCase: DemoCase,
  at: Date,
  answers: Answers,
): DemoSubmission {
  const prints = makePrints(world, demoCase, at, answers)
  return { id: newId(), at, answers, prints, files: makeFiles(world, demoCase, at, answers) }
}

function makePrints(
  { random }: World,
  demoCase: DemoCase,
  at: Date,
  answers: Answers,
): DemoPrint[] {
  const number = demoCase.submissions.length + 1
  return printedPapers(demoCase.spec).map(({ document }) => ({
    id: newId(),
    document,
    number,
    code: random.code(16),
    printedAt: new Date(at.getTime() - 50 * MINUTE),
    answers,
  }))
}

/** The files of every slot that must be filled, and some that may. */
function makeFiles(
  world: World,
  { spec, holder }: DemoCase,
  at: Date,
  answers: Answers,
): DemoFile[] {
  const file = (
    slot: string,
    label: string,
    { document = null as string | null, isPhoto = false } = {},
  ): DemoFile => ({
    id: newId(),
    slot,
    name: `${label.replace(/（.*）/, '')}-${holder.name.slice(0, 20)}.${isPhoto ? 'png' : 'pdf'}`,
    document,
    isPhoto,
    title: label.replace(/（.*）/, ''),
    uploadedAt: new Date(at.getTime() - world.random.int(5, 40) * MINUTE),
  })
  const attached = spec.attachments
    .filter(({ required }) => required || world.random.chance(0.3))
    .map((each) => file(each.key, each.label, { document: paperOf(each) }))
  const asked = entriesOf(spec.form, answers).flatMap(({ path, field }) =>
    field.kind === 'file' ? [file(path, field.label, { isPhoto: field.accept === 'photo' })] : [],
  )
  return [...attached, ...asked]
}
