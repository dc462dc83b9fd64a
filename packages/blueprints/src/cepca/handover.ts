import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** 账号交接: the contact has left, or the unit joined on paper and has no login yet. */
export const handover: BlueprintInput['applications'][number] = {
  slug: 'handover',
  kind: 'handover',
  label: '账号交接',
  identityType: 'member-unit',
  needsGuide: false,
  numberPattern: 'JJ{year}-{seq:4}',
  form: {
    steps: [
      {
        key: 'letter',
        title: '单位与新联系人',
        groups: [
          {
            key: 'unit',
            title: '哪家单位',
            help: '照营业执照或登记证书填写，会员部按统一社会信用代码核对。',
            fields: [
              {
                key: 'creditCode',
                kind: 'credit-code',
                label: '统一社会信用代码',
                meaning: 'credit-code',
                help: '18 位，不含空格。',
                whereToFind: '在营业执照正面左上方。看着像 I、O、S、Z 的，都是数字 1、0、5、2。',
              },
              {
                key: 'name',
                kind: 'text',
                label: '单位名称',
                meaning: 'party-name',
                help: '与公章一致的全称。',
                maxLength: 60,
              },
            ],
          },
          {
            key: 'former',
            title: '原来由谁办理',
            fields: [
              {
                key: 'why',
                kind: 'select',
                label: '原联系人的情况',
                options: { from: 'dictionary', dictionary: 'handover-reason' },
              },
              {
                key: 'name',
                kind: 'text',
                label: '原联系人姓名',
                maxLength: 30,
                required: false,
                help: '知道就填，便于会员部核对。',
              },
              {
                key: 'note',
                kind: 'long-text',
                label: '补充说明',
                maxLength: 300,
                required: false,
              },
            ],
          },
          {
            key: 'contact',
            title: '新联系人',
            help: '变更函上会写明新联系人的姓名和手机，通过后由这个账号代表单位办理。',
            fields: [
              { key: 'name', kind: 'text', label: '姓名', meaning: 'contact-name', maxLength: 30 },
              { key: 'position', kind: 'text', label: '部门和职务', maxLength: 40 },
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
    {
      key: 'licence',
      label: '营业执照',
      help: '正本或副本；没有营业执照的单位传登记证书。',
      required: true,
      max: 1,
    },
  ],
  printedForm: {
    title: '账号负责人变更函',
    declaration:
      '本单位指定上列新联系人为会员系统的账号负责人，代表本单位办理会籍、会费、票据等事项；原账号负责人自协会办结之日起不再代表本单位。以上内容真实，由此产生的责任由本单位承担。',
    stampLabel: '单位（盖章）',
    signatureLines: ['法定代表人或授权人（签字）', '日期'],
  },
  workflow: {
    stages: [
      {
        slug: 'handover-check',
        label: '会员部核对',
        kind: 'person',
        role: 'membership-reviewer',
        workingDays: 3,
        duration: '3 个工作日内',
        contact: 'membership',
      },
    ],
  },
  whatNext: [
    '单位的会籍、会费、证书和未办完的事项都已转到您的账号，从首页继续办理。',
    '请核对联系人名单，接收通知和票据的人有变化的，及时更新。',
  ],
}
