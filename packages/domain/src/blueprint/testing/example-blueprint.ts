import type { BlueprintInput } from '../blueprint.ts'
import { exampleApplication } from './example-application.ts'

const template = (text: string) => ({ smsTemplateId: 'SMS_1', text })

const example: BlueprintInput = {
  branding: {
    name: '示例协会',
    shortName: '示例',
    color: '#0b5c63',
    markPaths: ['M2 2h32v32H2Z'],
    drawing: 'none',
    seal: { ring: '示例协会', centre: '演示用章' },
  },
  contacts: {
    lines: [{ key: 'office', topic: '入会', office: '秘书处', phone: '010-0000 1201' }],
    hours: '工作日',
    address: '示例路 1 号',
  },
  portal: {
    headline: '示例',
    introduction: '示例。',
    about: [],
    foot: { operator: '示例协会', icpRecord: '京ICP备00000000号-1' },
  },
  joinGuide: {
    version: '一',
    from: '2026-01-01',
    title: '入会须知',
    whoMayJoin: ['依法设立的单位。'],
    howLong: '一个月',
    yourSteps: [{ title: '填写', note: '随填随存' }],
    prepare: [],
    afterApproval: ['短信告知。'],
    acceptance: '我已认真阅读',
  },
  privacy: {
    version: '一',
    from: '2026-01-01',
    title: '个人信息保护规则',
    sections: [{ heading: '一', paragraphs: ['示例。'] }],
  },
  dues: {
    classes: [
      { slug: 'high', label: '高档' },
      { slug: 'low', label: '低档' },
    ],
    titles: [
      { slug: 'president', label: '会长单位', duesClass: 'high' },
      { slug: 'member', label: '会员单位', duesClass: 'low', newcomer: true },
    ],
    schedules: [
      {
        from: '2025-01-01',
        resolution: {
          kind: 'registered',
          title: '第一次会议',
          date: '2024-12-01',
          dueToAttend: 90,
          attended: 60,
          votesFor: 50,
          votesAgainst: 6,
          abstained: 4,
        },
        amounts: { high: 2_000_000, low: 100_000 },
      },
    ],
    term: { kind: 'calendar-year' },
    notes: [],
    dueInDays: 60,
    fifthClass: 'warn',
    membershipStarts: 'on-approval',
    receiptKind: '会费票据',
  },
  payment: {
    transfer: { name: '示例协会', taxNumber: '0', bank: '示例银行', account: '0000' },
    purpose: '{memberNumber} 会费',
  },
  branches: [
    { slug: 'north', label: '北方分会' },
    { slug: 'south', label: '南方分会' },
  ],
  roles: [
    { slug: 'reviewer', label: '审核员', permissions: ['cases.decide'] },
    {
      slug: 'branch-reviewer',
      label: '分会审核员',
      permissions: ['cases.decide'],
      branchBound: true,
    },
    { slug: 'secretary', label: '秘书', permissions: ['cases.decide', 'meetings.run'] },
    {
      slug: 'manager',
      label: '管理员',
      permissions: ['cases.decide', 'meetings.run', 'staff.manage'],
    },
  ],
  identityTypes: [
    { slug: 'member-unit', label: '会员单位', description: '加入协会', party: 'unit' },
  ],
  applications: [exampleApplication],
  dictionaries: {
    nature: [
      { code: 'enterprise', label: '企业' },
      { code: 'other', label: '其他' },
    ],
  },
  memberNumberPattern: '{year}-{seq:4}',
  messages: {
    signature: '示例',
    templates: {
      code: template('验证码{code}，{minutes}分钟内有效。'),
      'case-submitted': template('{party}的{case}已收到，编号{number}。'),
      'case-returned': template('{party}的{case}需要补正，共{remarks}处。'),
      'case-approved': template('{party}的{case}已通过，会员号{memberNumber}。'),
      'case-rejected': template('{party}的{case}未予通过。'),
      'case-withdrawn': template('{party}的{case}已撤回。'),
      'case-advanced': template('{party}的{case}已到{stage}。'),
      'dues-confirmed': template('{party}{year}年度会费{amount}元已确认。'),
      'voucher-refused': template('{party}{year}年度会费的付款凭证需要重新上传。'),
      'receipt-issued': template('{party}{year}年度会费票据已开具。'),
      'handover-code': template('{party}交接，验证码{code}，{minutes}分钟内有效。'),
      'handover-begun': template('{party}的账号负责人已改为您，{number}。'),
      'handover-ended': template('您不再代表{party}，{number}。有误请致电秘书处。'),
      'account-made': template('已受理{party}的{case}，请设密码。'),
      'notice-published': template('新通知：{title}。'),
      'notice-reminder': template('请阅读通知：{title}。'),
      'staff-invited': template('邀请您担任{roles}，邀请码{code}，{days}天内有效。'),
      'reset-link': template('{minutes}分钟内打开{link}设置新密码。'),
      'reset-approved': template('{hours}小时后、{days}天之内可重设密码。'),
      'reset-refused': template('未能核实身份。'),
      'password-changed': template('密码已修改。'),
      'mobile-changed': template('登录手机号已由{from}改为{mobile}。'),
      'mobile-change-waiting': template('{hours}小时后登录手机号改为{mobile}，不是本人：{link}'),
      'mobile-change-approved': template('{hours}小时后可用本号码登录。'),
      'mobile-change-refused': template('修改手机号未能核实身份。'),
      'case-reminder': template('{party}的{case}等补正已{days}天。'),
      'case-reopened': template('{party}的{case}重新审核，现在{stage}。'),
      'member-suspended': template('{party}的会籍自{from}起暂停，{appealUntil}前可以申诉。'),
      'member-resumed': template('{party}的会籍已恢复。'),
      'member-expelled': template('{party}自{from}起除名，{appealUntil}前可以申诉。'),
      'appeal-decided': template('{party}的申诉{outcome}。'),
      'certificate-lapses': template('{party}的证书{day}到期，还有{days}天。'),
      'case-approved-to-pay': template('{party}的{case}已通过，请于{due}前缴费{amount}元。'),
      'membership-opened': template('{party}已开通会员{memberNumber}，至{until}。'),
    },
  },
}

/** A small blueprint that passes `checkBlueprint` without a warning, for tests to change as they need. */
export function exampleBlueprint(
  change: (blueprint: BlueprintInput) => void = () => undefined,
): BlueprintInput {
  const copy = structuredClone(example)
  change(copy)
  return copy
}
