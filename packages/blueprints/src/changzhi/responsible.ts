import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]

/** 账号负责人: the employee whom a unit names to act for it here; asked wherever a unit applies. */
export const responsibleGroup: Group = {
  key: 'responsible',
  title: '账号负责人',
  help: '单位指定的、用这个账号在平台上办事的员工，会印在账号负责人说明上。',
  fields: [
    {
      key: 'name',
      kind: 'text',
      label: '姓名',
      meaning: 'responsible-name',
      maxLength: 30,
      printed: false,
    },
    {
      key: 'sex',
      kind: 'select',
      label: '性别',
      options: { from: 'table', table: 'sex' },
      printed: false,
    },
    {
      key: 'position',
      kind: 'text',
      label: '职务',
      meaning: 'responsible-position',
      maxLength: 40,
      printed: false,
    },
    {
      key: 'mobile',
      kind: 'mobile',
      label: '电话',
      meaning: 'responsible-mobile',
      help: '本人的手机号。',
      printed: false,
    },
  ],
}

/** 企业协会账号负责人说明, as the handbook words it. */
export const responsibleLetter: NonNullable<Application['letters']>[number] = {
  key: 'responsible',
  title: '企业协会账号负责人说明',
  shows: ['responsible.name', 'responsible.sex', 'responsible.position', 'responsible.mobile'],
  text: '经决定，由我单位上列员工负责在“长治市项目全过程咨询协会数字化平台”注册的{account}（企业协会账号），负责对接本单位与协会各项工作事宜。',
  stampLabel: '单位公章',
  signatureLines: ['日期'],
  appoints: true,
}

/** The stamped scan of that letter. */
export const responsiblePaper: Application['attachments'][number] = {
  key: 'responsibleLetter',
  label: '账号负责人说明（盖章扫描件）',
  help: '由系统按您的填写生成，写明负责人和登录账号；打印后加盖单位公章，再扫描或拍照上传。',
  required: true,
  max: 1,
  letter: 'responsible',
}
