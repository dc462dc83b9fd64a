import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { registeredFacts } from './join-form.ts'

type Application = BlueprintInput['applications'][number]
type Stage = Application['workflow']['stages'][number]

const ofMembers = { identityType: 'member-unit', needsGuide: false } as const

const byMembership = (slug: string): Stage => ({
  slug,
  label: '会员部审核',
  kind: 'person',
  role: 'membership-reviewer',
  workingDays: 5,
  duration: '5 个工作日内',
  contact: 'membership',
})

/** 信息变更: what is certified of a unit, with proof; contacts and the like need none. */
const change: Application = {
  ...ofMembers,
  slug: 'change',
  kind: 'change',
  label: '信息变更',
  summary: '单位名称、法定代表人或统一社会信用代码变了，凭证明材料申请；通过后换发会员证。',
  numberPattern: 'BG{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'facts',
        title: '变更内容',
        groups: [
          {
            key: 'unit',
            title: '登记信息',
            help: '已填好现在登记的内容，只改有变化的，其余不动。',
            fields: registeredFacts,
          },
          {
            key: 'reason',
            title: '变更说明',
            fields: [
              {
                key: 'text',
                kind: 'long-text',
                label: '变更说明',
                maxLength: 400,
                help: '写明什么时候、因为什么变更，例如改制、更名、换届。',
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    {
      key: 'licence',
      label: '变更后的营业执照',
      help: '没有营业执照的单位传登记证书。',
      required: true,
      max: 1,
    },
    {
      key: 'proofs',
      label: '变更证明',
      help: '登记机关的变更通知书、上级批文等，没有可以不传。',
      required: false,
      max: 5,
    },
  ],
  workflow: { stages: [byMembership('change-review')] },
  whatNext: ['名称或信用代码有变更的，会员证已换发新证，旧证查验时会显示“已换发”。'],
}

/** 归属变更: the branch that a member wants to belong to decides. */
const affiliate: Application = {
  ...ofMembers,
  slug: 'affiliate',
  kind: 'affiliate',
  label: '归属变更',
  summary: '加入一个分支机构，或换到另一个，由要加入的分支机构审核。',
  numberPattern: 'GS{year}-{seq:4}',
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
                help: '提交后由这个分支机构审核；通过后，原来的归属自动结束。',
              },
              {
                key: 'reason',
                kind: 'long-text',
                label: '申请理由',
                maxLength: 400,
                help: '简要写明本单位在这一专业的业务。',
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    {
      key: 'proofs',
      label: '证明材料',
      help: '与这一专业有关的资质、业绩，没有可以不传。',
      required: false,
      max: 5,
    },
  ],
  workflow: {
    stages: [
      {
        slug: 'branch-review',
        label: '分支机构审核',
        kind: 'branch',
        role: 'branch-reviewer',
        workingDays: 5,
        duration: '5 个工作日内',
        contact: 'membership',
      },
    ],
  },
  whatNext: ['归属已变更，会员证上的分支机构随之换发。'],
}

/** 退会: the membership department settles it; what is owed stays owed. */
const leave: Application = {
  ...ofMembers,
  slug: 'leave',
  kind: 'leave',
  label: '退会申请',
  summary: '写明原因和会籍的最后一天；已经开出的缴费单不受影响。',
  numberPattern: 'TH{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'leave',
        title: '退会说明',
        groups: [
          {
            key: 'leave',
            fields: [
              {
                key: 'lastDay',
                kind: 'date',
                label: '会籍的最后一天',
                meaning: 'leaves-on',
                help: '这一天及以前仍是会员，会员证有效；办结晚于这一天的，以办结之日为准。',
              },
              {
                key: 'reason',
                kind: 'long-text',
                label: '退会原因',
                maxLength: 400,
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    {
      key: 'letter',
      label: '退会函（盖章扫描件）',
      help: '写明自愿退会，加盖单位公章。',
      required: true,
      max: 1,
    },
  ],
  workflow: { stages: [byMembership('leave-review')] },
  whatNext: [
    '会籍和会员证在最后一天结束，之后查验会显示已撤销。',
    '账号和办理记录保留，可以随时登录查看；没有结清的缴费单仍在账上。',
  ],
}

/** What members apply for once they are members. */
export const matters = [change, affiliate, leave]
