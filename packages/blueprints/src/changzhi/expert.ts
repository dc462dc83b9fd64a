import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { schooling, work } from './expert-history.ts'
import { qualifications } from './qualifications.ts'
import { secretariatReview } from './stages.ts'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]
type Field = Group['fields'][number]

/** Who it is, as the identity card says it. */
const identity: Field[] = [
  {
    key: 'name',
    kind: 'text',
    label: '姓名',
    meaning: 'party-name',
    maxLength: 30,
    help: '与身份证一致。',
  },
  { key: 'sex', kind: 'select', label: '性别', options: { from: 'table', table: 'sex' } },
  { key: 'birthDate', kind: 'date', label: '出生日期', past: true },
  {
    key: 'ethnicGroup',
    kind: 'select',
    label: '民族',
    options: { from: 'table', table: 'ethnic-group' },
  },
  {
    key: 'idNumber',
    kind: 'id-number',
    label: '身份证号',
    meaning: 'id-number',
    printed: false,
    help: '18 位，末位是 X 的照填。用于核实身份，加密保存，页面上只显示一部分。',
  },
  {
    key: 'address',
    kind: 'text',
    label: '详细地址',
    maxLength: 100,
    help: '现在的住址，写到门牌。',
  },
  {
    key: 'politicalStatus',
    kind: 'select',
    label: '政治面貌',
    options: { from: 'table', table: 'political-status' },
  },
  {
    key: 'mobile',
    kind: 'mobile',
    label: '联系方式',
    meaning: 'contact-mobile',
    help: '手机号，审核结果和评审邀请发到这里。',
  },
]

/** Where the expert works, and what may be asked of the expert. */
const standing: Field[] = [
  {
    key: 'employer',
    kind: 'text',
    label: '所在单位',
    meaning: 'employer',
    help: '写全称，抽取专家时据此回避本单位的项目；已退休的写原单位。',
  },
  { key: 'region', kind: 'division', label: '所在省市', meaning: 'home-region' },
  {
    key: 'education',
    kind: 'select',
    label: '最高学历',
    options: { from: 'table', table: 'education' },
  },
  {
    key: 'type',
    kind: 'select',
    label: '类型',
    options: { from: 'dictionary', dictionary: 'expert-type' },
  },
  {
    key: 'specialities',
    kind: 'multi-select',
    label: '评审专业',
    meaning: 'speciality',
    options: { from: 'dictionary', dictionary: 'review-speciality' },
    max: 5,
    help: '选您能够评审的专业，与职业资格相符。',
  },
  {
    key: 'wishRegions',
    kind: 'divisions',
    label: '意愿评审地区',
    meaning: 'review-region',
    max: 15,
    help: '愿意去哪些地方评审，可以选几处。',
  },
  {
    key: 'idPhoto',
    kind: 'file',
    label: '身份证照片',
    accept: 'photo',
    max: 2,
    help: '人像面和国徽面各拍一张，四角拍全，字要看得清，不要反光。',
  },
]

const basics: Group = { key: 'basics', fields: [...identity, ...standing] }

/** 专家: certified to review, bid-assess and advise; no membership, no dues. */
export const expert: Application = {
  slug: 'expert',
  kind: 'certify',
  label: '专家认证',
  identityType: 'expert',
  needsGuide: false,
  numberPattern: 'ZJ{year}-{seq:4}',
  form: {
    steps: [
      { key: 'basics', title: '基本信息', groups: [basics] },
      {
        key: 'qualifications',
        title: '职业资格及职称',
        groups: [qualifications],
      },
      { key: 'work', title: '工作经历', groups: [work] },
      { key: 'schooling', title: '教育经历', groups: [schooling] },
    ],
  },
  attachments: [],
  workflow: secretariatReview,
  whatNext: [
    '认证后进入协会专家库，有合适的评审会随机抽取并短信邀请。',
    '证书到期前请及时换证，并在平台上更新有效期。',
  ],
  certificate: {
    title: '身份认证证书',
    sentence: '经本会审核，认证为{title}，特发此证。',
    numberPattern: 'ZJ-{year}-{seq:4}',
  },
  pool: { label: '专家库', remindDaysBefore: [60, 14] },
}
