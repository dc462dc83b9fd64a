import type { CaseFile, CaseRemark } from '@guildhall/contract/common'
import type { ReviewCase } from '@guildhall/contract/review'
import type { FieldKind } from '@guildhall/domain/blueprint/form'
import { entriesOf, type FormEntry } from '@guildhall/domain/forms/entries'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import type { DivisionLookup, Lookups } from '@guildhall/domain/forms/lookups'
import { sourceKey } from '@guildhall/ui/schema-form/form-host'

/** One answer as the reviewer reads it. */
export interface AnswerLine {
  path: string
  label: string
  kind: FieldKind
  /** Empty where nothing was answered. */
  text: string
  /** Shown masked; seen in full only with a reason. */
  masked: boolean
  /** Whether it differs from the submission before, and what stood there; never of a masked one. */
  differs: boolean
  before: string
  files: readonly CaseFile[]
  /** Remarks of earlier returns at this field. */
  said: readonly CaseRemark[]
}

/** A group of answers under one head; each row of a repeated group is one. */
export interface AnswerSection {
  key: string
  title: string
  lines: AnswerLine[]
}

type Shown = Pick<
  ReviewCase,
  'form' | 'options' | 'answers' | 'masked' | 'changes' | 'files' | 'remarks'
>

/** The answers of a case in form order, with what changed and what was said about them before. */
export function sectionsOf(open: Shown, division?: DivisionLookup): AnswerSection[] {
  const lookups = lookupsOf(open, division)
  const sections = new Map<string, AnswerSection>()
  for (const entry of entriesOf(open.form, open.answers)) {
    const key = entry.row ? `${entry.group.key}[${entry.row.id}]` : entry.group.key
    const section = sections.get(key) ?? { key, title: titleOf(entry), lines: [] }
    section.lines.push(lineOf(open, entry, lookups))
    sections.set(key, section)
  }
  return [...sections.values()]
}

/** Changes whose field is no longer there, such as a contact that was removed. */
export function vanished(open: Shown, sections: readonly AnswerSection[]): ReviewCase['changes'] {
  const paths = new Set(sections.flatMap((section) => section.lines.map((line) => line.path)))
  return open.changes.filter((change) => !paths.has(change.path))
}

function titleOf({ step, group, row }: FormEntry): string {
  if (row) return row.label
  return group.title ?? step.title
}

function lineOf(open: Shown, entry: FormEntry, lookups: Lookups): AnswerLine {
  const { path, field, value } = entry
  const change = open.changes.find((each) => each.path === path)
  const masked = open.masked.includes(path)
  return {
    path,
    label: field.label,
    kind: field.kind,
    // What the server masked is shown as it came: formatting it again would mask it twice.
    text: masked && typeof value === 'string' ? value : formatAnswer(field, value, lookups),
    masked,
    differs: change !== undefined,
    before: masked ? '' : (change?.before ?? ''),
    files: open.files.filter((file) => file.slot === path),
    said: open.remarks.filter((remark) => remark.path === path && remark.sentAt !== null),
  }
}

function lookupsOf(open: Shown, division?: DivisionLookup): Lookups {
  const options: Lookups['options'] = (source) => open.options[sourceKey(source)] ?? []
  return { options, known: options, division }
}
