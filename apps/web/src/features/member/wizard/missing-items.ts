import type { CaseView } from '../queries/case-view.ts'
import type { FormProblem } from '@guildhall/domain/forms/problem'
import type { PlacedRemark } from './shown-remarks.ts'
import { mustStampAgain } from './steps.ts'
import { todoItems, type TodoItem } from './todo-items.ts'

/** A thing to be handled before submitting, with the step it stands on. */
export type MissingItem = TodoItem & { step: string }

/**
 * What stands between an application and its submission. A remark that is not changed does not: it
 * is named, but the applicant may have reasons and say so on the telephone.
 */
export function missingItems(
  view: Pick<CaseView, 'attachments' | 'files' | 'form'>,
  problems: readonly FormProblem[],
  remarks: readonly PlacedRemark[],
): MissingItem[] {
  const stepOf = new Map<string, string>([
    ...remarks.map(({ path, step }) => [path, step ?? firstStep(view)] as const),
    ...problems.map(({ path, step }) => [path, step] as const),
  ])
  const open = todoItems(problems, remarks).filter(({ status }) => status !== 'done')
  const items = open.map((item) => ({ ...item, step: stepOf.get(item.path) ?? firstStep(view) }))
  return mustStampAgain(view) ? [...items, stampAgain(view)] : items
}

function stampAgain({ attachments }: Pick<CaseView, 'attachments'>): MissingItem {
  const paper = attachments.find(({ stampedForm }) => stampedForm)
  const note = '盖章之后内容改过，或不是当前这一版，请重新下载、盖章、上传'
  return { key: 'stamp', status: 'todo', word: '重盖', label: paper?.label ?? '', note, path: paper?.key ?? '', step: 'papers' }
}

const firstStep = ({ form }: Pick<CaseView, 'form'>): string => form.steps[0]?.key ?? 'review'
