import type { ImportRowView, ImportState, ImportVerdict } from '@guildhall/contract/imports'
import type { Status } from '@guildhall/ui/status'

interface Words {
  label: string
  status: Status
}

/** Where an import stands, in a word. */
export const stateWords: Record<ImportState, Words> = {
  mapping: { label: '待对应列', status: 'todo' },
  checking: { label: '核对中', status: 'doing' },
  checked: { label: '待导入', status: 'todo' },
  running: { label: '导入中', status: 'doing' },
  done: { label: '已导入', status: 'done' },
  cancelled: { label: '已取消', status: 'none' },
  undoing: { label: '撤销中', status: 'doing' },
  undone: { label: '已撤销', status: 'none' },
  failed: { label: '没有读取', status: 'err' },
}

/** What a row would do. */
export const verdictWords: Record<ImportVerdict, Words> = {
  new: { label: '新增', status: 'done' },
  changed: { label: '有变动', status: 'todo' },
  unchanged: { label: '无变化', status: 'none' },
  repeated: { label: '文件内重复', status: 'todo' },
  refused: { label: '有问题', status: 'err' },
}

/** What became of a row. */
export const rowStateWords: Record<ImportRowView['state'], string> = {
  pending: '',
  done: '已导入',
  skipped: '已跳过',
  failed: '没有导入',
  undone: '已撤销',
  kept: '已保留',
}

/** The ways to take a row that means somebody known. */
export const choices = [
  { key: 'merge', label: '合并', hint: '只补空缺，现有的不动' },
  { key: 'overwrite', label: '覆盖', hint: '以文件为准' },
  { key: 'skip', label: '跳过', hint: '这一行不导入' },
] as const

/** The steps of an import, and which of them a state stands at. */
export const steps = ['选择文件', '对应列', '核对', '导入', '结果'] as const
export const stepOf: Record<ImportState, number> = {
  mapping: 1,
  failed: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 4,
  cancelled: 4,
  undoing: 4,
  undone: 4,
}

/** 12345 → 12,345 */
export const grouped = (count: number): string => count.toLocaleString('en-US')
