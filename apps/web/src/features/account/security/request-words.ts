import type { MobileRequestRow } from '@guildhall/contract/mobile'
import type { Status } from '@guildhall/ui/status'

interface Words {
  word: string
  status: Status
  /** What comes next, to the account that asked. */
  next: string
}

const waiting: Words = {
  word: '待协会核实',
  status: 'doing',
  next: '协会会打电话或看单位说明，确认是您本人。',
}
const objected: Words = {
  word: '原号码提出异议，待再次核实',
  status: 'todo',
  next: '有人用原号码撤销了这次修改，协会会再与您核实。',
}
const others: Record<Exclude<MobileRequestRow['state'], 'waiting' | 'withdrawn'>, Words> = {
  approved: { word: '已核实，等待生效', status: 'doing', next: '' },
  applied: { word: '已生效', status: 'done', next: '请用新号码登录。' },
  refused: {
    word: '未能核实身份',
    status: 'err',
    next: '登录手机号没有变，请打电话与协会联系，或备好说明再申请。',
  },
  taken: {
    word: '没有生效',
    status: 'err',
    next: '新号码在等待期间被另一个账号注册了，请换一个号码再申请。',
  },
}

/** A request's state in words; null for one that was taken back, of which nothing is said. */
export function requestWords(state: MobileRequestRow['state'], isObjected: boolean): Words | null {
  if (state === 'withdrawn') return null
  if (state === 'waiting') return isObjected ? objected : waiting
  return others[state]
}
