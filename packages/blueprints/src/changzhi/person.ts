import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { secretariatReview } from './stages.ts'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]

const basics: Group = {
  key: 'person',
  fields: [
    {
      key: 'name',
      kind: 'text',
      label: '姓名',
      meaning: 'party-name',
      maxLength: 30,
      help: '与身份证、资格证书一致。',
    },
    {
      key: 'mobile',
      kind: 'mobile',
      label: '联系方式',
      meaning: 'contact-mobile',
      help: '手机号，审核结果发到这里。',
    },
    { key: 'employer', kind: 'text', label: '所在单位', help: '没有的填“无”。' },
  ],
}

const qualifications: Group = {
  key: 'qualifications',
  help: '有几项填几项，没有可以不填。',
  repeat: { min: 0, max: 20, itemLabel: '职业资格或职称' },
  fields: [
    { key: 'profession', kind: 'text', label: '职业名称', maxLength: 40 },
    {
      key: 'qualification',
      kind: 'select',
      label: '职业资格',
      options: { from: 'dictionary', dictionary: 'qualification' },
    },
    {
      key: 'specialty',
      kind: 'select',
      label: '专业类别',
      options: { from: 'dictionary', dictionary: 'specialty' },
    },
    {
      key: 'experience',
      kind: 'select',
      label: '专业年限',
      options: { from: 'dictionary', dictionary: 'experience' },
    },
    { key: 'number', kind: 'text', label: '证书编号', maxLength: 40 },
    { key: 'issuer', kind: 'text', label: '发证机构' },
    { key: 'issuedOn', kind: 'date', label: '发证日期', past: true },
    {
      key: 'validTo',
      kind: 'date',
      label: '有效期至',
      required: false,
      help: '长期有效的不填。',
    },
    {
      key: 'certificate',
      kind: 'file',
      label: '证书附件',
      max: 3,
      help: '照片要看得清编号和姓名。',
    },
  ],
}

/** 自然人: certified, no membership. */
export const person: Application = {
  slug: 'person',
  kind: 'certify',
  label: '自然人认证',
  identityType: 'person',
  needsGuide: false,
  numberPattern: 'ZR{year}-{seq:4}',
  form: {
    steps: [
      { key: 'basics', title: '基本信息', groups: [basics] },
      { key: 'qualifications', title: '职业资格及职称', groups: [qualifications] },
    ],
  },
  attachments: [],
  workflow: secretariatReview,
  whatNext: ['认证后可以以个人名义参加协会的培训和交流，资料有变动请及时修改。'],
  certificate: {
    title: '身份认证证书',
    sentence: '经本会审核，认证为{title}，特发此证。',
    numberPattern: 'ZR-{year}-{seq:4}',
  },
}
