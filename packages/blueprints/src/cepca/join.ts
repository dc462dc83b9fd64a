import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { joinForm } from './join-form.ts'

/** 入会申请: the membership department reviews, the monthly 会长办公会 decides. */
export const join: BlueprintInput['applications'][number] = {
  slug: 'join',
  kind: 'join',
  label: '入会申请',
  identityType: 'member-unit',
  needsGuide: true,
  numberPattern: 'RH{year}-{seq:4}',
  form: joinForm,
  attachments: [
    {
      key: 'stampedForm',
      label: '入会申请书（盖章扫描件）',
      help: '由系统按您的填写生成，打印后加盖单位公章，再扫描或拍照上传。',
      required: true,
      max: 1,
      stampedForm: true,
    },
    {
      key: 'licence',
      label: '营业执照',
      help: '正本或副本；没有营业执照的单位传登记证书。',
      required: true,
      max: 1,
    },
    {
      key: 'proofs',
      label: '证明材料',
      help: '资质证书、获奖证书、隶属关系证明等，没有可以不传。',
      required: false,
      max: 5,
    },
  ],
  printedForm: {
    title: '入会申请书',
    declaration:
      '本单位自愿申请加入中国电力建设企业协会，拥护协会章程，遵守自律公约和所在分支机构的自律细则，按时交纳会费，履行会员义务。以上所填内容真实、准确，如有不实，由本单位承担责任。',
    stampLabel: '申请单位（盖章）',
    signatureLines: ['法定代表人（签字）', '申请日期'],
  },
  workflow: {
    stages: [
      {
        slug: 'first-review',
        label: '会员部初审',
        kind: 'person',
        role: 'membership-reviewer',
        workingDays: 5,
        duration: '5 个工作日内',
        contact: 'membership',
      },
      {
        slug: 'board',
        label: '会长办公会',
        kind: 'meeting',
        role: 'board-secretary',
        duration: '每月一次',
        contact: 'membership',
      },
    ],
  },
  whatNext: [
    '按缴费单从单位账户对公转账，备注会员号，然后上传汇款凭证。',
    '核对单位名称、统一社会信用代码、联系人、手机和邮箱，会费票据按这些开具和发送。',
    '加入会员交流群：拨打会员部电话 010-0000 1201，报单位名称和会员号，由工作人员邀请入群。',
  ],
  certificate: {
    title: '会员证书',
    sentence: '系本会{title}，特发此证。',
    numberPattern: '{year}-{seq:5}',
  },
}
