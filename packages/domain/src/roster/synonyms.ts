import type { FieldMeaning } from '../blueprint/form.ts'

/** What a roster says of the membership itself. `periods` goes out; the others only come in. */
export type MemberPart =
  | 'number'
  | 'title'
  | 'branch'
  | 'joinedOn'
  | 'periods'
  | 'years'
  | 'from'
  | 'to'

/** Columns of the membership, with the heads that associations' own lists use for them. */
export const memberParts: readonly { part: MemberPart; label: string; synonyms: string[] }[] = [
  { part: 'number', label: '会员号', synonyms: ['会员编号', '会员代码', '会员证号', '编号'] },
  {
    part: 'title',
    label: '会员级别',
    synonyms: ['级别', '会员类别', '会员等级', '会内职务', '协会职务', '会员职务'],
  },
  {
    part: 'branch',
    label: '所在分支机构',
    synonyms: ['分支机构', '所属分支机构', '分会', '所属分会', '专委会'],
  },
  { part: 'joinedOn', label: '入会日期', synonyms: ['入会时间', '加入日期', '加入时间'] },
  { part: 'periods', label: '会籍起止', synonyms: ['会籍', '会籍期间', '会员期限'] },
  { part: 'years', label: '会员年度', synonyms: ['缴费年度', '会费年度', '在会年度', '年度'] },
  { part: 'from', label: '会籍开始', synonyms: ['会籍开始日期', '有效期起', '会籍起', '开始日期'] },
  {
    part: 'to',
    label: '会籍截止',
    synonyms: ['会籍截止日期', '有效期止', '有效期至', '会籍止', '到期日期', '截止日期'],
  },
]

const byMeaning: Partial<Record<FieldMeaning, readonly string[]>> = {
  'party-name': [
    '单位名称',
    '企业名称',
    '公司名称',
    '单位全称',
    '会员单位名称',
    '会员名称',
    '名称',
  ],
  'credit-code': ['统一社会信用代码', '社会信用代码', '信用代码', '纳税人识别号', '税号'],
  'legal-representative': ['法定代表人', '法人代表', '法人姓名', '法人'],
  'contact-name': ['联系人', '联系人姓名', '姓名'],
  'contact-mobile': ['手机', '手机号', '手机号码', '联系人手机', '联系人电话', '联系电话', '电话'],
  'contact-email': ['电子邮箱', '邮箱', '电子邮件', 'E-mail', 'Email', '联系人邮箱'],
}

/** Other heads under which the answer with this meaning is found in lists. */
export function synonymsOf(meaning: FieldMeaning | undefined): readonly string[] {
  return (meaning && byMeaning[meaning]) ?? []
}
