import type { Tx } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { fileIdsOf } from '../cases/case-files.ts'
import type { CaseInContext } from '../cases/case-record.ts'

/** On what paper a mandate rests, and whom the paper names. */
export type MandatePaper = {
  caseId: string
  fileId: string | null
  personName: string | null
  personPosition: string | null
}

/**
 * What a case says of who acts for its party: the stamped letter that names the person, else the
 * stamped form of a handover. Null for a case that says nothing of it.
 */
export async function mandatePaperOf(
  tx: Tx,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<MandatePaper | null> {
  const slot = appointingSlot(spec)
  if (slot === null) return null
  return {
    caseId: record.id,
    fileId: await submittedIn(tx, record.submissionId, slot),
    personName:
      readMeaning(spec.form, answers, 'responsible-name') ??
      readMeaning(spec.form, answers, 'contact-name') ??
      null,
    personPosition: readMeaning(spec.form, answers, 'responsible-position') ?? null,
  }
}

function appointingSlot({ kind, letters, attachments }: ApplicationSpec): string | null {
  const letter = letters.find(({ appoints }) => appoints)
  if (letter) return attachments.find((each) => each.letter === letter.key)?.key ?? ''
  if (kind !== 'handover') return null
  return attachments.find(({ stampedForm }) => stampedForm)?.key ?? ''
}

/** The file that a submission froze in a slot; null where it has none. */
async function submittedIn(
  tx: Tx,
  submissionId: string | null,
  slot: string,
): Promise<string | null> {
  const submission = await tx.submission.findFirst({
    where: { id: submissionId ?? '' },
    select: { files: true },
  })
  const file = await tx.storedFile.findFirst({
    where: { id: { in: fileIdsOf(submission) }, slot },
    orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return file?.id ?? null
}
