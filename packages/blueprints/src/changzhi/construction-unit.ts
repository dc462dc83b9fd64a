import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { responsibleGroup, responsibleLetter, responsiblePaper } from './responsible.ts'
import { secretariatReview } from './stages.ts'

/** 建设单位: those who commission projects; certified, no membership, no dues. */
export const constructionUnit: BlueprintInput['applications'][number] = {
  slug: 'construction-unit',
  kind: 'certify',
  label: '建设单位认证',
  identityType: 'construction-unit',
  needsGuide: false,
  numberPattern: 'JS{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'basics',
        title: '基本信息',
        groups: [
          {
            key: 'unit',
            fields: [
              {
                key: 'name',
                kind: 'text',
                label: '单位名称',
                meaning: 'party-name',
                help: '与营业执照一致的全称。',
              },
              {
                key: 'contactName',
                kind: 'text',
                label: '联系人姓名',
                meaning: 'contact-name',
                maxLength: 30,
              },
              {
                key: 'contactMobile',
                kind: 'mobile',
                label: '联系方式',
                meaning: 'contact-mobile',
                help: '手机号，审核结果发到这里。',
              },
              {
                key: 'creditCode',
                kind: 'credit-code',
                label: '社会信用代码',
                meaning: 'credit-code',
                help: '18 位，不含空格，在营业执照正面。',
              },
            ],
          },
          responsibleGroup,
        ],
      },
    ],
  },
  attachments: [
    responsiblePaper,
    {
      key: 'licence',
      label: '营业执照',
      help: '拍照或扫描都行，字要看得清。',
      required: true,
      max: 2,
    },
  ],
  letters: [responsibleLetter],
  workflow: secretariatReview,
  whatNext: ['认证后可以发布项目、联系会员单位和专家；资料有变动请及时修改。'],
  certificate: {
    title: '身份认证证书',
    sentence: '经本会审核，认证为{title}，特发此证。',
    numberPattern: 'JS-{year}-{seq:4}',
  },
}
