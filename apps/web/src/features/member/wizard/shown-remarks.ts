import type { CaseView } from '../queries/case-view.ts'
import type { Answers, FormSpec } from '@guildhall/domain/blueprint/form'
import { entriesOf, entryLabel, type FormEntry } from '@guildhall/domain/forms/entries'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import type { Lookups } from '@guildhall/domain/forms/lookups'
import { normalValue } from '@guildhall/domain/forms/normalise'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import type { ShownRemark } from '@guildhall/ui/schema-form/form-host'

/** A remark with where it stands: the step to jump to, and what the field is called. */
export interface PlacedRemark extends ShownRemark {
  /** The form step's key, `papers`, or null for a remark on the whole. */
  step: string | null
  label: string
}

type Case = Pick<CaseView, 'remarks' | 'form' | 'attachments' | 'files'>

/**
 * The remarks of the last return as they stand now: 已改 once the answer is another one than when
 * the remark was made, or once a file in its slot is newer than the remark.
 */
export function placeRemarks(view: Case, answers: Answers, lookups: Lookups): PlacedRemark[] {
  const entries = new Map(entriesOf(view.form, answers).map((entry) => [entry.path, entry]))
  return view.remarks.map((remark) => {
    const entry = entries.get(remark.path)
    const place = placeOf(view, remark.path, entry)
    const isPaper = place.step === 'papers' || entry?.field.kind === 'file'
    const mended = isPaper ? hasNewerFile(view, remark) : isAnswered(entry, remark)
    const answeredThen = entry ? formatAnswer(entry.field, remark.answeredThen, lookups) : ''
    const { id, path, text, author, sentAt } = remark
    return { id, path, text, author, sentAt, mended, answeredThen, ...place }
  })
}

type Remark = CaseView['remarks'][number]

function isAnswered(entry: FormEntry | undefined, { path, answeredThen }: Remark): boolean {
  if (path === '') return false
  // The row or field is gone: there is nothing left to be mended at this place.
  if (!entry) return true
  return stableJson(normalValue(entry) ?? null) !== stableJson(answeredThen ?? null)
}

function hasNewerFile({ files }: Case, { path, sentAt }: Remark): boolean {
  return files.some(
    ({ slot, uploadedAt }) => slot === path && sentAt !== null && uploadedAt > sentAt,
  )
}

function placeOf(view: Case, path: string, entry: FormEntry | undefined) {
  if (entry) return { step: entry.step.key, label: entryLabel(entry) }
  const attachment = view.attachments.find(({ key }) => key === path)
  if (attachment) return { step: 'papers', label: attachment.label }
  return { step: stepOfGroup(view.form, path), label: path === '' ? '整份申请' : '已移除的一项' }
}

function stepOfGroup(form: FormSpec, path: string): string | null {
  const group = path.split(/[[.]/)[0]
  return form.steps.find(({ groups }) => groups.some(({ key }) => key === group))?.key ?? null
}
