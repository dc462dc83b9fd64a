import { newId } from '@guildhall/db/ids'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { entriesOf } from '@guildhall/domain/forms/entries'
import type { DemoCase, DemoFile, DemoPrint, DemoSubmission } from './types.ts'
import type { World } from './world.ts'

const MINUTE = 60_000

/** What is frozen when a case is submitted: answers, files, and the print that was stamped. */
export function makeSubmission(
  world: World,
  demoCase: DemoCase,
  at: Date,
  answers: Answers,
): DemoSubmission {
  const print = makePrint(world, demoCase, at, answers)
  return { id: newId(), at, answers, print, files: makeFiles(world, demoCase, at, answers) }
}

function makePrint(
  { random }: World,
  demoCase: DemoCase,
  at: Date,
  answers: Answers,
): DemoPrint | null {
  if (!demoCase.spec.printedForm) return null
  const number = demoCase.submissions.length + 1
  return {
    id: newId(),
    number,
    code: random.code(16),
    printedAt: new Date(at.getTime() - 50 * MINUTE),
    answers,
  }
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
    { isStampedForm = false, isPhoto = false } = {},
  ): DemoFile => ({
    id: newId(),
    slot,
    name: `${label.replace(/（.*）/, '')}-${holder.name.slice(0, 20)}.${isPhoto ? 'png' : 'pdf'}`,
    isStampedForm,
    isPhoto,
    title: label.replace(/（.*）/, ''),
    uploadedAt: new Date(at.getTime() - world.random.int(5, 40) * MINUTE),
  })
  const attached = spec.attachments
    .filter(({ required }) => required || world.random.chance(0.3))
    .map(({ key, label, stampedForm }) => file(key, label, { isStampedForm: stampedForm }))
  const asked = entriesOf(spec.form, answers).flatMap(({ path, field }) =>
    field.kind === 'file' ? [file(path, field.label, { isPhoto: field.accept === 'photo' })] : [],
  )
  return [...attached, ...asked]
}
