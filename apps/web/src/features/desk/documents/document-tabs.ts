import type { CaseFile } from '@guildhall/contract/common'
import type { ReviewCase } from '@guildhall/contract/review'
import { entriesOf, entryLabel } from '@guildhall/domain/forms/entries'
import type { Status } from '@guildhall/ui/status'

export type DeskFile = ReviewCase['files'][number]

/** The papers of one slot: an attachment, or a file field of the form. */
export interface DocumentTab {
  slot: string
  label: string
  files: readonly DeskFile[]
  /** Whether it must be there and is not. */
  absent: boolean
  isNew: boolean
}

type Papers = Pick<ReviewCase, 'attachments' | 'files' | 'form' | 'answers'>

/** One tab for each slot that has papers, and for each that should have. */
export function documentTabs({ attachments, files, form, answers }: Papers): DocumentTab[] {
  const inSlot = (slot: string): DeskFile[] => files.filter((file) => file.slot === slot)
  const tab = (slot: string, label: string, required: boolean): DocumentTab => ({
    slot,
    // What stands in brackets is for who uploads: 入会申请书（盖章扫描件）.
    label: label.replace(/（[^）]*）$/, ''),
    files: inSlot(slot),
    absent: required && inSlot(slot).length === 0,
    isNew: inSlot(slot).some((file) => file.isNew),
  })
  const fields = entriesOf(form, answers).filter(({ field }) => field.kind === 'file')
  return [
    ...attachments.map(({ key, label, required }) => tab(key, label, required)),
    ...fields.map((entry) => tab(entry.path, entryLabel(entry), entry.field.required)),
  ].filter((each) => each.files.length > 0 || each.absent)
}

/** What the QR on a stamped scan says of the answers beside it; null where there is nothing to say. */
export function printNotice(
  file: Pick<CaseFile, 'printCheck' | 'current'>,
  paper = '申请书',
): { text: string; status: Status } | null {
  switch (file.printCheck) {
    case 'none':
      return null
    case 'matched':
      return file.current
        ? { text: `二维码与当前${paper}一致`, status: 'done' }
        : { text: '打印后又改过内容，这份盖章件已不算数', status: 'err' }
    case 'mismatched':
      return {
        text: `二维码对应的是旧版或另一份材料，不是当前${paper}，请退回重新打印盖章`,
        status: 'err',
      }
    case 'unreadable':
      return { text: `二维码读不出，请人工核对${paper}的编号和内容`, status: 'todo' }
  }
}
