import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

type Group = BlueprintInput['applications'][number]['form']['steps'][number]['groups'][number]

/** 工作经历, any number. */
export const work: Group = {
  key: 'work',
  help: '从最近的一段写起，现在的单位选“至今”。',
  repeat: { min: 0, max: 20, itemLabel: '工作经历', as: 'table' },
  fields: [
    { key: 'period', kind: 'period', label: '起止年月', past: true },
    { key: 'employer', kind: 'text', label: '单位' },
    { key: 'position', kind: 'text', label: '职务', maxLength: 30 },
    { key: 'duties', kind: 'long-text', label: '工作内容', maxLength: 300 },
  ],
}

/** 教育经历, any number. */
export const schooling: Group = {
  key: 'schooling',
  help: '从最高学历写起。',
  repeat: { min: 0, max: 10, itemLabel: '教育经历', as: 'dialog' },
  fields: [
    { key: 'period', kind: 'period', label: '起止年月', past: true },
    { key: 'school', kind: 'text', label: '院校' },
    { key: 'major', kind: 'text', label: '专业', maxLength: 40 },
    {
      key: 'education',
      kind: 'select',
      label: '学历',
      options: { from: 'table', table: 'education' },
    },
    {
      key: 'degree',
      kind: 'select',
      label: '学位',
      options: { from: 'dictionary', dictionary: 'degree' },
    },
    {
      key: 'certificate',
      kind: 'file',
      label: '证书附件',
      max: 3,
      help: '毕业证书、学位证书，照片要看得清姓名和编号。',
    },
  ],
}
