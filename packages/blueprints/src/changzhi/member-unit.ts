import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { responsibleGroup, responsibleLetter, responsiblePaper } from './responsible.ts'
import { secretariatReview } from './stages.ts'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]

/** What the association vouches for of a unit. */
export const unit: Group = {
  key: 'unit',
  fields: [
    {
      key: 'name',
      kind: 'text',
      label: '单位名称',
      meaning: 'party-name',
      help: '与公章一致的全称。',
    },
    {
      key: 'title',
      kind: 'select',
      label: '职务',
      meaning: 'title',
      options: { from: 'titles' },
      help: '单位在协会的职务，会费按它交纳；新入会选会员单位。',
    },
    {
      key: 'creditCode',
      kind: 'credit-code',
      label: '社会信用代码',
      meaning: 'credit-code',
      help: '18 位，不含空格，在营业执照正面。',
    },
    {
      key: 'category',
      kind: 'select',
      label: '类别',
      options: { from: 'dictionary', dictionary: 'unit-category' },
    },
  ],
}

/** Who is called; the unit changes it at once, but for its legal representative. */
export const people: Group = {
  key: 'people',
  changedAtOnce: true,
  title: '法定代表人和负责人',
  fields: [
    {
      key: 'legalName',
      kind: 'text',
      label: '法人姓名',
      meaning: 'legal-representative',
      maxLength: 30,
    },
    { key: 'legalMobile', kind: 'mobile', label: '法人电话' },
    {
      key: 'managerName',
      kind: 'text',
      label: '负责人姓名',
      meaning: 'contact-name',
      maxLength: 30,
    },
    {
      key: 'managerMobile',
      kind: 'mobile',
      label: '负责人电话',
      meaning: 'contact-mobile',
      help: '手机号，通知和审核结果发到这里。',
    },
  ],
}

/** 会员单位: approved by the secretariat, membership begins once the money is confirmed. */
export const memberUnit: Application = {
  slug: 'member-unit',
  kind: 'join',
  label: '会员单位入会',
  identityType: 'member-unit',
  needsGuide: true,
  numberPattern: 'HY{year}-{seq:4}',
  form: { steps: [{ key: 'basics', title: '基本信息', groups: [unit, people, responsibleGroup] }] },
  attachments: [
    {
      key: 'stampedForm',
      label: '入会申请表（盖章扫描件）',
      help: '由系统按您的填写生成，打印后加盖单位公章，再扫描或拍照上传。',
      required: true,
      max: 1,
      stampedForm: true,
    },
    responsiblePaper,
    { key: 'licence', label: '营业执照（加盖公章）', required: true, max: 1 },
    {
      key: 'qualifications',
      label: '资质证书',
      help: '与所选类别对应的资质，没有可以不传。',
      required: false,
      max: 9,
    },
  ],
  printedForm: {
    title: '入会申请表',
    declaration:
      '本单位自愿申请加入长治市项目全过程咨询协会，拥护协会章程，按时交纳会费，履行会员义务。以上所填内容真实、准确，如有不实，由本单位承担责任。',
    stampLabel: '申请单位（盖章）',
    signatureLines: ['法定代表人（签字）', '申请日期'],
  },
  letters: [responsibleLetter],
  workflow: secretariatReview,
  whatNext: [
    '按缴费单对公转账，或扫协会的收款码；协会确认到账后，正式成为会员。',
    '账号负责人代表单位在平台上办理；人员变动时，请及时办理账号交接。',
  ],
  certificate: {
    title: '会员证书',
    sentence: '系本会{title}，特发此证。',
    numberPattern: 'HY-{year}-{seq:4}',
  },
}
