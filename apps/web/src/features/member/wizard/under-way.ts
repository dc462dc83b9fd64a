import { parsePath } from '@guildhall/domain/forms/path'
import type { Sending } from '@guildhall/ui/schema-form/form-host'
import type { CaseView } from '../queries/case-view.ts'
import type { MissingItem } from './missing-items.ts'

/** Files that are half-sent, as what is to be waited for before submitting, each with its step. */
export function underWayItems(sendings: readonly Sending[], form: CaseView['form']): MissingItem[] {
  return sendings.map(({ id, slot, name, sent, total, phase }) => ({
    key: `sending:${id}`,
    ...(phase === 'paused'
      ? { status: 'todo', word: '没传完' }
      : { status: 'doing', word: '在传' }),
    label: name,
    note: `已传 ${Math.floor((sent / total) * 100)}%${phase === 'paused' ? '，选同一个文件继续' : ''}`,
    path: slot,
    count: 1,
    step: stepOf(slot, form),
  }))
}

/** Why nothing is submitted now; empty where nothing is half-sent. */
export function underWayWords(sendings: readonly Sending[]): string {
  if (sendings.length === 0) return ''
  const names = sendings.map(({ name }) => `“${name}”`).join('、')
  return `${names}还没有传完，没有提交。请等传完，或者先取消它。`
}

/** The step that a slot stands on: of its group, or of the papers. */
function stepOf(slot: string, { steps }: CaseView['form']): string {
  const group = parsePath(slot)?.group
  return steps.find(({ groups }) => groups.some(({ key }) => key === group))?.key ?? 'papers'
}
