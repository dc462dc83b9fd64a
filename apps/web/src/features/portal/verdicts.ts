import type { Verification } from '@guildhall/contract/site'
import type { Status } from '@guildhall/ui/status'

/** What a verification says in one word and one sentence. */
export interface Verdict {
  status: Status
  word: string
  sentence: string
}

/** The word on a certificate, by outcome. What is not found may be forged: it says so. */
export const verdicts: Record<Verification['outcome'], Verdict> = {
  valid: { status: 'done', word: '真实有效', sentence: '这张证书由本协会签发，现在有效。' },
  expired: {
    status: 'todo',
    word: '已过有效期',
    sentence: '这张证书由本协会签发，但有效期已过，现在不能证明会员身份。',
  },
  suspended: {
    status: 'todo',
    word: '已暂停',
    sentence: '这张证书由本协会签发，持证单位的会籍现在暂停，恢复之前不能证明会员身份。',
  },
  revoked: {
    status: 'err',
    word: '已撤销',
    sentence: '这张证书由本协会签发，后来已撤销，现在不能证明会员身份。',
  },
  replaced: {
    status: 'todo',
    word: '已换发',
    sentence: '这张证书由本协会签发，后来已换发新证。请向持证单位索要新证，再查一次。',
  },
  unknown: {
    status: 'err',
    word: '查无此证',
    sentence: '本协会没有签发过这张证书，它可能是伪造的，或者编号、名称抄错了。请核对后再查一次。',
  },
}
