import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** 级别调整: filed by the staff with the resolution behind it, decided by a second person. */
export const retitle: BlueprintInput['applications'][number] = {
  identityType: 'member-unit',
  needsGuide: false,
  slug: 'retitle',
  kind: 'retitle',
  label: '级别调整',
  summary: '依决议调整一家会员的级别，由秘书处填报，另一人复核。',
  numberPattern: 'JB{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'retitle',
        title: '级别调整',
        groups: [
          {
            key: 'title',
            fields: [
              {
                key: 'title',
                kind: 'select',
                label: '调整为',
                meaning: 'title',
                options: { from: 'titles' },
                help: '会费档次随级别，从下一张缴费单起；已开出的缴费单不变。',
              },
              {
                key: 'from',
                kind: 'date',
                label: '生效日期',
                meaning: 'effective-on',
                help: '不早于上一次级别变动的日期。',
              },
            ],
          },
          {
            key: 'resolution',
            title: '依据',
            fields: [
              { key: 'name', kind: 'text', label: '决议名称', maxLength: 80 },
              { key: 'date', kind: 'date', label: '决议日期', past: true },
              {
                key: 'reference',
                kind: 'text',
                label: '文号',
                maxLength: 60,
                required: false,
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [{ key: 'resolution', label: '决议（扫描件）', required: true, max: 5 }],
  workflow: {
    stages: [
      {
        slug: 'retitle-review',
        label: '秘书处复核',
        kind: 'person',
        role: 'board-secretary',
        workingDays: 5,
        duration: '5 个工作日内',
        contact: 'membership',
      },
    ],
  },
  whatNext: ['级别从生效之日起调整，会员证上的级别随之换发。'],
}
