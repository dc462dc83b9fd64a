import type { BlueprintInput } from '../blueprint.ts'

type Application = BlueprintInput['applications'][number]

const ofMembers: Pick<Application, 'identityType' | 'needsGuide' | 'attachments' | 'whatNext'> = {
  identityType: 'member-unit',
  needsGuide: false,
  attachments: [],
  whatNext: [],
}

const reviewed = (slug: string): Application['workflow'] => ({
  stages: [
    {
      slug,
      label: '审核',
      kind: 'person',
      role: 'reviewer',
      workingDays: 5,
      duration: '5 个工作日',
      contact: 'office',
    },
  ],
})

/** 信息变更, 归属变更 and 退会 of the example's members. */
export function exampleMatters(): [
  change: Application,
  affiliate: Application,
  leave: Application,
] {
  return structuredClone([change, affiliate, leave])
}

const change: Application = {
  ...ofMembers,
  slug: 'change',
  kind: 'change',
  label: '信息变更',
  numberPattern: 'B{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'facts',
        title: '变更内容',
        groups: [
          {
            key: 'unit',
            fields: [
              { key: 'name', kind: 'text', label: '单位名称', meaning: 'party-name' },
              { key: 'creditCode', kind: 'credit-code', label: '信用代码', meaning: 'credit-code' },
            ],
          },
          { key: 'reason', fields: [{ key: 'text', kind: 'long-text', label: '变更说明' }] },
        ],
      },
    ],
  },
  workflow: reviewed('change-review'),
}

const affiliate: Application = {
  ...ofMembers,
  slug: 'affiliate',
  kind: 'affiliate',
  label: '归属变更',
  numberPattern: 'G{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'branch',
        title: '分支机构',
        groups: [
          {
            key: 'target',
            fields: [
              {
                key: 'branch',
                kind: 'select',
                label: '要加入的分支机构',
                meaning: 'branch',
                options: { from: 'branches' },
              },
            ],
          },
        ],
      },
    ],
  },
  workflow: {
    stages: [
      {
        slug: 'affiliation',
        label: '分支机构审核',
        kind: 'branch',
        role: 'branch-reviewer',
        workingDays: 3,
        duration: '3 个工作日',
        contact: 'office',
      },
    ],
  },
}

const leave: Application = {
  ...ofMembers,
  slug: 'leave',
  kind: 'leave',
  label: '退会申请',
  numberPattern: 'T{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'leave',
        title: '退会说明',
        groups: [
          {
            key: 'leave',
            fields: [
              { key: 'lastDay', kind: 'date', label: '会籍的最后一天', meaning: 'leaves-on' },
              { key: 'reason', kind: 'long-text', label: '退会原因' },
            ],
          },
        ],
      },
    ],
  },
  workflow: reviewed('leave-review'),
}
