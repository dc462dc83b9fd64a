import type { QueueQuery } from '../live/patch-queue.ts'

/** What an empty queue says, and what to do about it. */
export function emptyWords({ filter, search }: Pick<QueueQuery, 'filter' | 'search'>): {
  title: string
  why: string
} {
  if (search)
    return { title: `没有找到“${search}”`, why: '只在这一环节里找。换几个字，或换一个环节再找。' }
  switch (filter) {
    case 'mine':
      return { title: '您没有认领的事项', why: '打开一件，按 C 认领，同事就知道您在办。' }
    case 'unclaimed':
      return { title: '都有人认领了', why: '同事放回的事项会回到这里。' }
    case 'resubmitted':
      return { title: '没有补正回来的事项', why: '退回修改的事项，申请人再次提交后会出现在这里。' }
    case 'late':
      return { title: '没有超期的事项', why: '超过承诺工作日的事项会列在这里。' }
    case 'returned':
      return { title: '没有等补正的事项', why: '这一环节退回、申请人还没有再提交的，列在这里。' }
    case 'all':
      return { title: '这一环节没有等待的事项', why: '新提交的事项会自己出现，不用刷新。' }
  }
}
