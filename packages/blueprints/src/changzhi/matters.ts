import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { people, unit } from './member-unit.ts'
import { secretariatReview } from './stages.ts'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]

const ofMembers = {
  identityType: 'member-unit',
  needsGuide: false,
  workflow: secretariatReview,
} as const

/** Of a group of the join form those fields, as they stand there. */
const of = ({ fields }: Group, ...keys: string[]): Group['fields'] =>
  fields.filter(({ key }) => keys.includes(key))

const licence: Application['attachments'][number] = {
  key: 'licence',
  label: '营业执照',
  help: '变更后的，拍照或扫描都行，字要看得清。',
  required: true,
  max: 1,
}

/** 信息变更: what is certified of a unit, with proof; who is called for what needs none. */
const change: Application = {
  ...ofMembers,
  slug: 'change',
  kind: 'change',
  label: '信息变更',
  summary: '单位名称、信用代码、类别或法定代表人变了，凭证明申请；通过后换发会员证。',
  numberPattern: 'BG{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'facts',
        title: '变更内容',
        groups: [
          {
            key: 'unit',
            title: '单位信息',
            help: '已填好现在登记的内容，只改有变化的，其余不动。',
            fields: of(unit, 'name', 'creditCode', 'category'),
          },
          { key: 'people', title: '法定代表人', fields: of(people, 'legalName') },
          {
            key: 'reason',
            title: '变更说明',
            fields: [
              {
                key: 'text',
                kind: 'long-text',
                label: '变更说明',
                maxLength: 400,
                help: '写明什么时候、因为什么变更。',
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    licence,
    {
      key: 'proofs',
      label: '变更证明',
      help: '登记机关的变更通知书、与类别对应的资质等，没有可以不传。',
      required: false,
      max: 5,
    },
  ],
  whatNext: ['名称或信用代码有变更的，会员证已换发新证，旧证查验时会显示“已换发”。'],
}

/** 退会: what is owed stays owed. */
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
                help: '这一天及以前仍是会员；办结晚于这一天的，以办结之日为准。',
              },
              { key: 'reason', kind: 'long-text', label: '退会原因', maxLength: 400 },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    {
      key: 'letter',
      label: '退会函（盖章）',
      help: '写明自愿退会，加盖单位公章，拍照或扫描。',
      required: true,
      max: 1,
    },
  ],
  whatNext: ['会籍和会员证在最后一天结束；账号和办理记录保留，没有结清的缴费单仍在账上。'],
}

/** 账号交接: who acted for the unit has left, or it joined on paper and has no login yet. */
const handover: Application = {
  ...ofMembers,
  slug: 'handover',
  kind: 'handover',
  label: '账号交接',
  numberPattern: 'JJ{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'letter',
        title: '单位与新负责人',
        groups: [
          { key: 'unit', title: '哪家单位', fields: of(unit, 'creditCode', 'name') },
          {
            key: 'former',
            title: '原来由谁办理',
            fields: [
              {
                key: 'why',
                kind: 'select',
                label: '原负责人的情况',
                options: { from: 'dictionary', dictionary: 'handover-reason' },
              },
              {
                key: 'name',
                kind: 'text',
                label: '原负责人姓名',
                maxLength: 30,
                required: false,
                help: '知道就填，便于秘书处核对。',
              },
            ],
          },
          {
            key: 'contact',
            title: '新负责人',
            help: '变更函上会写明姓名和手机，通过后由这个账号代表单位办理。',
            fields: [
              { key: 'name', kind: 'text', label: '姓名', meaning: 'contact-name', maxLength: 30 },
              { key: 'position', kind: 'text', label: '职务', maxLength: 40 },
              {
                key: 'mobile',
                kind: 'mobile',
                label: '手机',
                meaning: 'contact-mobile',
                help: '就是您登录用的手机号，已用验证码核实，不能填别的。',
              },
            ],
          },
        ],
      },
    ],
  },
  attachments: [
    {
      key: 'stampedForm',
      label: '账号负责人变更函（盖章扫描件）',
      help: '由系统按您的填写生成，打印后加盖单位公章，再扫描或拍照上传。',
      required: true,
      max: 1,
      stampedForm: true,
    },
    { ...licence, help: '拍照或扫描都行，字要看得清。' },
  ],
  printedForm: {
    title: '账号负责人变更函',
    declaration:
      '本单位指定上列新负责人为协会平台的账号负责人，代表本单位办理会籍、会费、票据等事项；原账号负责人自协会办结之日起不再代表本单位。以上内容真实，由此产生的责任由本单位承担。',
    stampLabel: '单位（盖章）',
    signatureLines: ['法定代表人或授权人（签字）', '日期'],
  },
  whatNext: ['单位的会籍、会费、证书和未办完的事项都已转到您的账号，从首页继续办理。'],
}

/** What members arrange once they are members, and who acts for them. */
export const matters = [handover, change, leave]
