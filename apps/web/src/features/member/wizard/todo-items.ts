import type { CaseView } from '../queries/case-view.ts'
import { isMissing, type FormProblem } from '@guildhall/domain/forms/problem'
import { formatDate } from '@guildhall/ui/format-date'
import { headline } from '@guildhall/ui/schema-form/headline'
import type { Status } from '@guildhall/ui/status'
import type { PlacedRemark } from './shown-remarks.ts'

/** One thing on a step that is to be handled, or was. */
export interface TodoItem {
  key: string
  status: Status
  /** 填错, 没填, 没传, 待改, 已改 */
  word: string
  label: string
  note: string
  path: string
  /** How many it stands for. */
  count: number
}

/**
 * What a step's list names, in this order: what is wrong, what a reviewer asked for and is not yet
 * changed, what is missing, what was changed. A field that is both wrong and remarked stands there
 * once, as wrong.
 */
export function todoItems(
  problems: readonly FormProblem[],
  remarks: readonly PlacedRemark[],
): TodoItem[] {
  const wrong = problems.filter((problem) => !isMissing(problem))
  const isTaken = new Set(wrong.map(({ path }) => path))
  const open = remarks.filter(({ mended, path }) => !mended && !isTaken.has(path))
  const asked = new Set(open.map(({ path }) => path))
  const missing = problems.filter((problem) => isMissing(problem) && !asked.has(problem.path))
  return [
    ...wrong.map((problem) => fromProblem(problem, 'err', '填错')),
    ...open.map((remark) => fromRemark(remark, 'todo', '待改')),
    ...fromMissing(missing),
    ...remarks
      .filter(({ mended }) => mended)
      .map((remark) => ({ ...fromRemark(remark, 'done', '已改'), note: '' })),
  ]
}

/** How many of them are still to be handled. */
export function openCount(items: readonly TodoItem[]): number {
  return items.reduce((sum, { status, count }) => (status === 'done' ? sum : sum + count), 0)
}

/** The head of the list: who sent it back when, and how much is left on this step. */
export function todoTitle(
  items: readonly TodoItem[],
  steps: CaseView['steps'],
  isReturned: boolean,
): string {
  const open = openCount(items)
  const back = isReturned ? steps.filter(({ action }) => action === 'return').at(-1) : undefined
  const left = open > 0 ? `这一步还有 ${open} 处要处理` : '这一步的批注都已改过'
  return back ? `${back.by} ${formatDate(back.at, 'day')}退回补正，${left}` : left
}

/** A few are named one by one; many at once, with a way to the first. */
const MOST_MISSING = 5

function fromMissing(missing: readonly FormProblem[]): TodoItem[] {
  const items = missing.map((problem) => {
    const word = problem.step === 'papers' ? '没传' : '没填'
    return { ...fromProblem(problem, 'none', word), note: '' }
  })
  const [first] = items
  if (!first || items.length <= MOST_MISSING) return items
  return [{ ...first, label: `${first.label}等 ${items.length} 项`, count: items.length }]
}

function fromProblem(
  { path, label, message }: FormProblem,
  status: Status,
  word: string,
): TodoItem {
  return {
    key: `problem:${path}`,
    status,
    word,
    label,
    note: headline(message).head,
    path,
    count: 1,
  }
}

function fromRemark(
  { id, path, label, text }: PlacedRemark,
  status: Status,
  word: string,
): TodoItem {
  return { key: `remark:${id}`, status, word, label, note: text, path, count: 1 }
}
