import type { FormProblem } from '@guildhall/domain/forms/problem'
import type { CaseView } from '../queries/case-view.ts'
import type { PlacedRemark } from './shown-remarks.ts'
import { mustStampAgain } from './steps.ts'
import { todoItems, type TodoItem } from './todo-items.ts'

/** A thing to be handled before submitting, with the step it stands on. */
export type MissingItem = TodoItem & { step: string }

type Case = Pick<CaseView, 'attachments' | 'files' | 'form'>

/**
 * What stands between an application and its submission, step by step. A remark that is not changed
 * does not: it is named, but the applicant may have reasons and say so on the telephone.
 */
export function missingItems(
  view: Case,
  problems: readonly FormProblem[],
  remarks: readonly PlacedRemark[],
): MissingItem[] {
  const items = [...view.form.steps.map(({ key }) => key), 'papers'].flatMap((step) => {
    const here = <T extends { step: string | null }>(each: T): boolean => each.step === step
    return todoItems(problems.filter(here), remarks.filter(here))
      .filter(({ status }) => status !== 'done')
      .map((item) => ({ ...item, step }))
  })
  return [...items, ...mustStampAgain(view).map(stampAgain)]
}

function stampAgain({ key, label }: Case['attachments'][number]): MissingItem {
  const note = '盖章之后内容改过，或不是当前这一版，请重新下载、盖章、上传'
  const where = { path: key, step: 'papers', count: 1 }
  return { key: `stamp ${key}`, status: 'todo', word: '重盖', label, note, ...where }
}
