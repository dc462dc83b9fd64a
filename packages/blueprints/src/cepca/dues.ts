import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** Four classes, five titles; amounts in fen per calendar year. The vote is not on file here. */
export const dues: BlueprintInput['dues'] = {
  classes: [
    { slug: 'president', label: '会长、副会长单位档' },
    { slug: 'standing-council', label: '常务理事单位档' },
    { slug: 'council', label: '理事单位档' },
    { slug: 'ordinary', label: '普通会员单位档' },
  ],
  titles: [
    { slug: 'president', label: '会长单位', duesClass: 'president' },
    { slug: 'vice-president', label: '副会长单位', duesClass: 'president' },
    { slug: 'standing-council', label: '常务理事单位', duesClass: 'standing-council' },
    { slug: 'council', label: '理事单位', duesClass: 'council' },
    { slug: 'ordinary', label: '普通会员单位', duesClass: 'ordinary', newcomer: true },
  ],
  schedules: [
    {
      from: '2025-01-01',
      resolution: { kind: 'unregistered' },
      amounts: {
        president: 20_000_000,
        'standing-council': 5_000_000,
        council: 3_000_000,
        ordinary: 1_000_000,
      },
    },
  ],
  term: { kind: 'calendar-year' },
  notes: [
    '按自然年度，1月1日至12月31日；不足一年的按一年交纳。',
    '新会员从普通会员单位开始，调整级别由秘书处办理。',
    '会费只由协会收取，分支机构不另收会费。',
  ],
  dueInDays: 60,
  fifthClass: 'warn',
  membershipStarts: 'on-approval',
  receiptKind: '《全国性社会团体会费统一收据》（电子）',
  receipts: {
    workingDays: 7,
    advance: true,
    verifyAt: { label: '全国财政电子票据查验平台', url: 'https://pjcy.mof.gov.cn/' },
    sections: [
      {
        heading: '怎样查验',
        paragraphs: [
          '打开全国财政电子票据查验平台，填票据代码、票据号码、校验码、金额和开票日期，与票面一致即为真票。',
          '电子票据与纸质票据具有同等效力，可以直接入账，重复打印不产生新票。',
        ],
      },
      {
        heading: '真邮件什么样',
        paragraphs: [
          '财政部系统另会发送通知邮件，发件人是 czpj@mof.gov.cn，标题以“【电子票据】”开头，可打开邮件中的链接查看、下载。',
        ],
      },
      {
        heading: '谨防诈骗',
        paragraphs: [
          '标题或附件叫“会费发票”的压缩包不是协会寄出的，请勿打开。协会不会用压缩包寄票据，也不会在邮件里索要密码或付款。',
        ],
      },
      {
        heading: '没有收到邮件',
        paragraphs: [
          '企业邮箱可能拦截外部邮件，请先看垃圾箱和拦截列表，或请管理员放行上述发件人。不等邮件，也可以在这里直接下载。',
        ],
      },
    ],
  },
}
