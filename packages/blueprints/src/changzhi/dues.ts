import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** Three classes, four titles; amounts in fen per year. The vote is not on file here. */
export const dues: BlueprintInput['dues'] = {
  classes: [
    { slug: 'president', label: '会长、副会长单位档' },
    { slug: 'council', label: '理事单位档' },
    { slug: 'ordinary', label: '会员单位档' },
  ],
  titles: [
    { slug: 'president', label: '会长单位', duesClass: 'president' },
    { slug: 'vice-president', label: '副会长单位', duesClass: 'president' },
    { slug: 'council', label: '理事单位', duesClass: 'council' },
    { slug: 'ordinary', label: '会员单位', duesClass: 'ordinary', newcomer: true },
  ],
  schedules: [
    {
      from: '2024-01-01',
      resolution: { kind: 'unregistered' },
      amounts: { president: 500_000, council: 300_000, ordinary: 200_000 },
    },
  ],
  term: { kind: 'calendar-year' },
  notes: ['会费按年度交纳，由协会统一收取。', '协会确认到账后，正式成为会员。'],
  dueInDays: 30,
  fifthClass: 'refuse',
  membershipStarts: 'on-payment',
  receiptKind: '山西省社会团体会费票据',
  receipts: {
    workingDays: 7,
    advance: false,
    followsPayment: true,
    verifyAt: { label: '全国财政电子票据查验平台', url: 'https://pjcy.mof.gov.cn/' },
    sections: [
      {
        heading: '怎样查验',
        paragraphs: [
          '在查验平台填票据代码、票据号码、校验码、金额和开票日期，与票面一致即为真票。',
        ],
      },
    ],
  },
}
