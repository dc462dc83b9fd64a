import type { CaseFile } from '@guildhall/contract/common'
import type { Status } from '@guildhall/ui/status'

/** What became of comparing a stamped scan's QR with the current print of a paper, in words. */
export function scanWords(
  { printCheck, current }: Pick<CaseFile, 'printCheck' | 'current'>,
  paper = '申请书',
): {
  status: Status
  what: string
  mend: string
} {
  if (printCheck === 'mismatched') {
    return {
      status: 'err',
      what: `这不是当前这份${paper}的扫描件`,
      mend: '二维码与系统里的对不上，可能是旧的一版或另一份。请上传当前这一版的盖章件。',
    }
  }
  if (!current) {
    return {
      status: 'todo',
      what: '这份盖章件已不算数',
      mend: '盖章之后又改过要印在纸上的内容。请重新下载、盖章，再换上新的扫描件。',
    }
  }
  if (printCheck === 'unreadable') {
    return {
      status: 'todo',
      what: '扫描件上的二维码没有认出来',
      mend: '可以照常提交，由审核人员人工核对。拍得正、光线匀一些，通常就能认出来。',
    }
  }
  return { status: 'done', what: `与当前${paper}一致`, mend: '' }
}
