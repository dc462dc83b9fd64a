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
}
