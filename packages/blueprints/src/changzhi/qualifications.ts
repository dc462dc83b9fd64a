import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

type Group = BlueprintInput['applications'][number]['form']['steps'][number]['groups'][number]

/** 职业资格及职称, any number: of an expert and of a natural person alike. */
export const qualifications: Group = {
  key: 'qualifications',
  help: '有几项填几项，没有可以不填。',
  repeat: { min: 0, max: 20, itemLabel: '职业资格或职称', as: 'dialog' },
  fields: [
    { key: 'profession', kind: 'text', label: '职业名称', maxLength: 40 },
    {
      key: 'qualification',
      kind: 'select',
      label: '职业资格',
      options: { from: 'dictionary', dictionary: 'qualification' },
      meaning: 'professional-title',
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
      meaning: 'experience-years',
    },
    { key: 'number', kind: 'text', label: '证书编号', maxLength: 40 },
    { key: 'issuer', kind: 'text', label: '发证机构' },
    { key: 'issuedOn', kind: 'date', label: '发证日期', past: true },
    {
      key: 'validTo',
      kind: 'date',
      label: '有效期至',
      required: false,
      meaning: 'valid-to',
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
