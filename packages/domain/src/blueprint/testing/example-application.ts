import type { BlueprintInput } from '../blueprint.ts'

/** 入会 through every kind of stage, with a condition, a repeated group and a printed form. */
export const exampleApplication: BlueprintInput['applications'][number] = {
  slug: 'join',
  kind: 'join',
  label: '入会申请',
  identityType: 'member-unit',
  needsGuide: true,
  numberPattern: 'A{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'unit',
        title: '单位信息',
        groups: [
          {
            key: 'unit',
            fields: [
              { key: 'name', kind: 'text', label: '单位名称', meaning: 'party-name' },
              { key: 'creditCode', kind: 'credit-code', label: '信用代码', meaning: 'credit-code' },
              {
                key: 'nature',
                kind: 'select',
                label: '单位性质',
                options: { from: 'dictionary', dictionary: 'nature' },
              },
              {
                key: 'natureOther',
                kind: 'text',
                label: '性质说明',
                visibleWhen: { path: 'unit.nature', oneOf: ['other'] },
              },
              {
                key: 'branch',
                kind: 'select',
                label: '分支机构',
                meaning: 'branch',
                options: { from: 'branches' },
              },
              { key: 'staff', kind: 'number', label: '职工人数' },
            ],
          },
        ],
      },
      {
        key: 'contacts',
        title: '联系人',
        groups: [
          {
            key: 'contacts',
            repeat: { min: 1, max: 8, itemLabel: '联系人' },
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
    { key: 'stampedForm', label: '盖章的申请书', required: true, max: 1, stampedForm: true },
    { key: 'licence', label: '营业执照', required: true, max: 1 },
  ],
  printedForm: {
    title: '申请书',
    declaration: '以上属实。',
    stampLabel: '盖章',
    signatureLines: [],
  },
  workflow: {
    stages: [
      {
        slug: 'branch-review',
        label: '分支机构审核',
        kind: 'branch',
        role: 'branch-reviewer',
        workingDays: 3,
        duration: '3 个工作日',
        contact: 'office',
      },
      {
        slug: 'review',
        label: '初审',
        kind: 'person',
        role: 'reviewer',
        workingDays: 5,
        duration: '5 个工作日',
        contact: 'office',
      },
      {
        slug: 'board',
        label: '办公会',
        kind: 'meeting',
        role: 'secretary',
        duration: '每月一次',
        contact: 'office',
      },
    ],
  },
  whatNext: [],
  certificate: { title: '会员证', sentence: '系本会{title}。', numberPattern: 'C{year}-{seq:5}' },
}
