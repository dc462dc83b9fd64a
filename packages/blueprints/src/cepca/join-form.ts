import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

type Form = BlueprintInput['applications'][number]['form']
type Group = Form['steps'][number]['groups'][number]

/** What is certified of a unit: it changes through review alone. */
export const registeredFacts: Group['fields'] = [
  {
    key: 'name',
    kind: 'text',
    label: '单位名称',
    meaning: 'party-name',
    help: '与公章一致的全称。',
    maxLength: 60,
  },
  {
    key: 'creditCode',
    kind: 'credit-code',
    label: '统一社会信用代码',
    meaning: 'credit-code',
    help: '18 位，不含空格。会费票据按它开具。',
    whereToFind: '在营业执照正面左上方。看着像 I、O、S、Z 的，都是数字 1、0、5、2。',
  },
  {
    key: 'legalRepresentative',
    kind: 'text',
    label: '法定代表人',
    meaning: 'legal-representative',
    help: '与营业执照一致；事业单位、学校填法定代表人或主要负责人。',
    maxLength: 30,
  },
]

const unit: Group = {
  key: 'unit',
  changedAtOnce: true,
  title: '登记信息',
  help: '照营业执照或登记证书填写。',
  fields: [
    ...registeredFacts,
    {
      key: 'nature',
      kind: 'select',
      label: '单位性质',
      options: { from: 'dictionary', dictionary: 'unit-nature' },
    },
    {
      key: 'natureOther',
      kind: 'text',
      label: '单位性质说明',
      maxLength: 30,
      visibleWhen: { path: 'unit.nature', oneOf: ['other'] },
    },
    { key: 'foundedOn', kind: 'date', label: '成立日期', past: true },
    {
      key: 'registeredCapital',
      kind: 'number',
      label: '注册资本',
      unit: '万元',
      decimals: 2,
      required: false,
      help: '没有注册资本的单位不填。',
    },
    { key: 'employees', kind: 'number', label: '职工人数', unit: '人', min: 1, max: 1_000_000 },
    {
      key: 'business',
      kind: 'multi-select',
      label: '主营业务',
      options: { from: 'dictionary', dictionary: 'business' },
      max: 5,
      help: '最多选五项。',
    },
  ],
}

const affiliation: Group = {
  key: 'affiliation',
  changedAtOnce: true,
  title: '隶属关系',
  fields: [
    { key: 'group', kind: 'text', label: '所属集团', help: '集团全称，没有的填“无”。' },
    {
      key: 'parent',
      kind: 'text',
      label: '所属单位',
      help: '集团下的直接上级单位，没有的填“无”。',
    },
  ],
}

const address: Group = {
  key: 'address',
  changedAtOnce: true,
  title: '通讯地址',
  help: '能收到邮寄文件的地址，不一定是注册地址。',
  fields: [
    {
      key: 'region',
      kind: 'division',
      label: '所在省、市',
      meaning: 'postal-region',
      depth: 2,
    },
    {
      key: 'street',
      kind: 'text',
      label: '详细地址',
      meaning: 'postal-street',
      maxLength: 100,
      placeholder: '区县、街道、门牌号、楼层',
    },
    {
      key: 'postcode',
      kind: 'text',
      label: '邮政编码',
      meaning: 'postcode',
      maxLength: 6,
      required: false,
    },
  ],
}

const branch: Group = {
  key: 'branch',
  title: '意向分支机构',
  fields: [
    {
      key: 'wanted',
      kind: 'select',
      label: '意向分支机构',
      meaning: 'branch',
      options: { from: 'branches' },
      required: false,
      help: '拿不准可以先空着，入会后随时能申请加入。',
    },
  ],
}

const contacts: Group = {
  key: 'contacts',
  changedAtOnce: true,
  help: '接收通知、文件和会费票据，并维护本单位的资料。可以填一至八位，第一位是主要联系人，办理结果发给他。',
  repeat: { min: 1, max: 8, itemLabel: '联系人' },
  fields: [
    { key: 'name', kind: 'text', label: '姓名', meaning: 'contact-name', maxLength: 30 },
    { key: 'position', kind: 'text', label: '部门和职务', maxLength: 40 },
    { key: 'mobile', kind: 'mobile', label: '手机', meaning: 'contact-mobile' },
    {
      key: 'email',
      kind: 'email',
      label: '电子邮箱',
      meaning: 'contact-email',
      help: '电子票据发到这里。企业邮箱可能拦截票据邮件，建议用个人常用邮箱。',
    },
    { key: 'telephone', kind: 'text', label: '座机', maxLength: 20, required: false },
    {
      key: 'duties',
      kind: 'multi-select',
      label: '负责事项',
      options: { from: 'dictionary', dictionary: 'contact-duty' },
      required: false,
    },
  ],
}

const statement: Group = {
  key: 'statement',
  fields: [
    {
      key: 'text',
      kind: 'long-text',
      label: '入会说明',
      maxLength: 800,
      help: '简要写明单位的业务和业绩，以及为什么申请入会。',
    },
  ],
}

export const joinForm: Form = {
  steps: [
    { key: 'unit', title: '单位信息', groups: [unit, affiliation, address, branch] },
    { key: 'contacts', title: '联系人', groups: [contacts] },
    { key: 'statement', title: '入会说明', groups: [statement] },
  ],
}
