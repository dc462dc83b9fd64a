import type { BlueprintInput } from '../blueprint.ts'

/** 账号交接 with one stage, for blueprints of tests that need it. */
export const exampleHandover: BlueprintInput['applications'][number] = {
  slug: 'handover',
  kind: 'handover',
  label: '账号交接',
  identityType: 'member-unit',
  needsGuide: false,
  numberPattern: 'H{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'letter',
        title: '变更函',
        groups: [
          {
            key: 'unit',
            fields: [
              { key: 'creditCode', kind: 'credit-code', label: '信用代码', meaning: 'credit-code' },
              { key: 'name', kind: 'text', label: '单位名称', meaning: 'party-name' },
            ],
          },
          {
            key: 'contact',
            fields: [
              { key: 'name', kind: 'text', label: '姓名', meaning: 'contact-name' },
              { key: 'mobile', kind: 'mobile', label: '手机', meaning: 'contact-mobile' },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    { key: 'stampedForm', label: '盖章的变更函', required: true, max: 1, stampedForm: true },
  ],
  printedForm: {
    title: '变更函',
    declaration: '以上属实。',
    stampLabel: '盖章',
    signatureLines: [],
  },
  workflow: {
    stages: [
      {
        slug: 'handover-check',
        label: '核对',
        kind: 'person',
        role: 'reviewer',
        workingDays: 3,
        duration: '3 个工作日',
        contact: 'office',
      },
    ],
  },
  whatNext: [],
}
