/** An event of the log as it is told of: what happened, and what was said with it. */
export type ToldEvent = { what: string; note: string }

type Facts = Record<string, unknown>

const text = (facts: Facts, key: string) => (typeof facts[key] === 'string' ? facts[key] : '')

/** What each kind of event says in plain words; `note` where a fact of it is worth reading. */
const words: Record<string, (facts: Facts) => ToldEvent | string> = {
  'case.submit': () => '提交了事项',
  'case.pass': () => '事项通过了一个环节',
  'case.return': () => '事项被退回修改',
  'case.reject': () => '事项未予通过',
  'case.defer': () => '事项暂缓',
  'case.recall': () => '撤回修改',
  'case.withdraw': () => '撤回了申请',
  'case.printed': () => '生成了申请书',
  'file.uploaded': () => '上传了文件',
  'file.removed': () => '移除了文件',
  'member.joined': (facts) => ({
    what: '成为会员',
    note: text(facts, 'number') && `会员编号 ${text(facts, 'number')}`,
  }),
  'member.suspended': (facts) => ({
    what: `会籍暂停，${span(facts)}`,
    note: text(facts, 'reason'),
  }),
  'member.resumed': (facts) => ({ what: '会籍恢复', note: text(facts, 'reason') }),
  'member.expelled': (facts) => ({
    what: `除名，自 ${text(facts, 'from')} 起`,
    note: [text(facts, 'reason'), text(facts, 'resolution')].filter(Boolean).join('；依据：'),
  }),
  'member.appealed': () => '提出申诉',
  'member.appeal-decided': (facts) => ({
    what: facts['outcome'] === 'upheld' ? '申诉成立，原决定撤销' : '申诉处理完毕，维持原决定',
    note: text(facts, 'reason'),
  }),
  'member.noted': () => '写了备注',
  'member.left': () => '退会',
  'certificate.issued': (facts) => ({
    what: '签发证书',
    note: text(facts, 'number') && `编号 ${text(facts, 'number')}`,
  }),
  'certificate.revoked': () => '撤销证书',
  'personal-data.unmasked': (facts) => ({
    what: '查看了完整的个人信息',
    note: text(facts, 'reason') && `事由：${text(facts, 'reason')}`,
  }),
  'mandate.named': () => '按盖章说明确认了账号负责人',
  'account.registered': () => '注册账号',
  'account.password-reset': () => '重设密码',
  'account.password-changed': () => '修改密码',
  'account.mobile-proved': () => '验证了原手机号',
  'account.mobile-changed': () => '修改登录手机号',
  'account.mobile-asked': () => '原手机号丢失，申请修改登录手机号',
  'account.mobile-approved': () => '核实身份，同意修改登录手机号',
  'account.mobile-refused': () => '未能核实身份，不同意修改登录手机号',
  'account.mobile-objected': () => '原号码撤销了修改登录手机号的申请',
  'account.mobile-withdrawn': () => '撤回修改登录手机号的申请',
  'account.mobile-not-applied': () => '修改登录手机号没有生效：新号码已被注册',
  'guide.accepted': () => '阅读并接受入会须知',
}

/** Where a kind has no words of its own, what it was about. */
const families: Record<string, string> = {
  case: '事项有进展',
  member: '会员信息有变动',
  certificate: '证书有变动',
  mandate: '账号负责人有变动',
  handover: '账号交接有进展',
  account: '账号有变动',
  file: '文件有变动',
  bill: '缴费单有变动',
}

/** An event in plain words, whatever its kind. */
export function tellEvent(kind: string, facts: Facts): ToldEvent {
  const told = words[kind]?.(facts) ?? families[kind.split('.')[0] ?? ''] ?? '有一条记录'
  return typeof told === 'string' ? { what: told, note: text(facts, 'reason') } : told
}

function span(facts: Facts): string {
  const until = text(facts, 'to')
  return until ? `自 ${text(facts, 'from')} 起，到 ${until} 恢复` : `自 ${text(facts, 'from')} 起`
}
