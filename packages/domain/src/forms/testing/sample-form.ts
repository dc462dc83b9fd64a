import { formSpec, type FormSpec } from '../../blueprint/form.ts'
import { blueprintLookups, type FormContext } from '../lookups.ts'
import { divisionLabel, isWholeDivision } from '../../tables/division.ts'

/** A form with every kind of field, a repeated group and conditions, for tests. */
export const sampleForm: FormSpec = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位信息',
      groups: [
        {
          key: 'unit',
          title: '单位',
          fields: [
            { key: 'name', label: '单位名称', kind: 'text', meaning: 'party-name' },
            {
              key: 'creditCode',
              label: '统一社会信用代码',
              kind: 'credit-code',
              meaning: 'credit-code',
            },
            { key: 'group', label: '所属集团', kind: 'text' },
            { key: 'place', label: '所在省市', kind: 'division' },
            {
              key: 'nature',
              label: '单位性质',
              kind: 'select',
              options: { from: 'dictionary', dictionary: 'nature' },
            },
            {
              key: 'listedAs',
              label: '证券简称',
              kind: 'text',
              visibleWhen: { path: 'unit.nature', oneOf: ['listed'] },
            },
            {
              key: 'staff',
              label: '职工人数',
              kind: 'number',
              min: 1,
              max: 100_000,
              unit: '人',
              required: false,
            },
            { key: 'founded', label: '成立日期', kind: 'date', past: true, printed: false },
            {
              key: 'branch',
              label: '意向分支机构',
              kind: 'select',
              options: { from: 'branches' },
              required: false,
              meaning: 'branch',
            },
            {
              key: 'fields',
              label: '业务领域',
              kind: 'multi-select',
              options: { from: 'dictionary', dictionary: 'fields' },
              max: 2,
              required: false,
            },
            {
              key: 'regions',
              label: '业务地区',
              kind: 'divisions',
              max: 2,
              required: false,
            },
            { key: 'served', label: '合作起止', kind: 'period', past: true, required: false },
            { key: 'about', label: '入会说明', kind: 'long-text', maxLength: 20, required: false },
          ],
        },
      ],
    },
    {
      key: 'people',
      title: '联系人',
      groups: [
        {
          key: 'contacts',
          repeat: { min: 1, max: 3, itemLabel: '联系人' },
          fields: [
            { key: 'name', label: '姓名', kind: 'text', meaning: 'contact-name' },
            { key: 'mobile', label: '手机号码', kind: 'mobile', meaning: 'contact-mobile' },
            { key: 'email', label: '电子邮箱', kind: 'email', required: false },
            { key: 'proof', label: '任职证明', kind: 'file', required: false },
          ],
        },
        {
          key: 'person',
          title: '本人',
          visibleWhen: { path: 'unit.nature', oneOf: ['person'] },
          fields: [
            { key: 'idNumber', label: '身份证号', kind: 'id-number' },
            { key: 'birthDate', label: '出生日期', kind: 'date', past: true },
            { key: 'sex', label: '性别', kind: 'select', options: { from: 'table', table: 'sex' } },
            { key: 'photo', label: '身份证照片', kind: 'file', max: 2 },
          ],
        },
      ],
    },
  ],
})

export const sampleLookups = blueprintLookups(
  {
    dictionaries: {
      nature: [
        { code: 'state', label: '国有企业' },
        { code: 'listed', label: '上市公司' },
        { code: 'person', label: '个人' },
      ],
      fields: [
        { code: 'hydro', label: '水电' },
        { code: 'thermal', label: '火电' },
        { code: 'wind', label: '风电' },
      ],
    },
    branches: [{ slug: 'new-energy', label: '新能源分会' }],
    dues: { titles: [] },
  },
  { division: { label: divisionLabel, isWhole: isWholeDivision } },
)

export const sampleContext: FormContext = {
  today: '2026-03-05',
  lookups: sampleLookups,
  fileSlots: [],
}

/** Answers with which the sample form could be submitted; a fresh copy each time. */
export function wholeAnswers() {
  return {
    unit: {
      name: '云岭新能源工程有限公司',
      creditCode: '91990108MA0009W2EE',
      group: '无',
      place: ['140000', '140400'],
      nature: 'state',
      founded: '2001-05-08',
    },
    contacts: [
      { _id: 'r1', name: '段晓', mobile: '18500000000' },
      { _id: 'r2', name: '林安', mobile: '18500000001', email: 'office@example.cn' },
    ],
  }
}
