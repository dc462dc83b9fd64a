import type { BulkKind } from './use-bulk.ts'

interface Words {
  title: string
  about: string
  act: string
  done: string
}

/** What a bulk action is called, what it will do, and what it has done. */
export const bulkWords: Record<BulkKind, Words> = {
  pass: {
    title: '批量通过',
    about:
      '每件按列表上的版本逐件通过。同事刚刚办过的、申请人改过的、有未发批注的不会通过，并逐件说明。',
    act: '通过',
    done: '已通过',
  },
  assign: {
    title: '分配',
    about: '分配后由这位同事办理，直到办结、放回或改派。正在别人手里的也会改派。',
    act: '分配',
    done: '已分配',
  },
  remind: {
    title: '提醒补正',
    about: '给联系人发一条短信，提醒按批注修改后重新提交。每件每天最多提醒一次。',
    act: '发出提醒',
    done: '已提醒',
  },
}
