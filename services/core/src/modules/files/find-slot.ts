import { DomainError } from '@guildhall/contract/errors'
import { paperOf, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { entriesOf } from '@guildhall/domain/forms/entries'

/** A place for files on a case: an attachment of the application, or a file field of its form. */
export type Slot = {
  max: number
  /** The printed paper whose stamped scan it takes. */
  document: string | null
  photo: boolean
}

/** The slot of this name; one that the application does not have reads like a missing page. */
export function findSlot(spec: ApplicationSpec, answers: unknown, slot: string): Slot {
  const found = slotOf(spec, answers, slot)
  if (!found) throw new DomainError('not-found')
  return found
}

/** Whether the application has a slot of this name, with the rows that its answers have now. */
export function hasSlot(spec: ApplicationSpec, answers: unknown, slot: string): boolean {
  return slotOf(spec, answers, slot) !== null
}

function slotOf(spec: ApplicationSpec, answers: unknown, slot: string): Slot | null {
  const attachment = spec.attachments.find((each) => each.key === slot)
  if (attachment) return { max: attachment.max, document: paperOf(attachment), photo: false }
  const entry = entriesOf(spec.form, answers).find(({ path }) => path === slot)
  if (entry?.field.kind !== 'file') return null
  const { max, accept } = entry.field
  return { max, document: null, photo: accept === 'photo' }
}
