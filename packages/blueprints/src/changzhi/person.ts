import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { qualifications } from './qualifications.ts'
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
