import type { ApplicationKind, ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import type { FieldMeaning, FieldSpec } from '../form.ts'
import { error, type BlueprintProblem } from './problem.ts'
import { fieldsOf, type FieldAt } from './walk-form.ts'

const label: Record<FieldMeaning, string> = {
  'party-name': '主体名称',
  'credit-code': '统一社会信用代码',
  'legal-representative': '法定代表人',
  branch: '分支机构',
  title: '会员级别',
  'contact-name': '联系人姓名',
  'contact-mobile': '联系人手机',
  'contact-email': '联系人邮箱',
  'responsible-name': '账号负责人姓名',
  'responsible-position': '账号负责人职务',
  'responsible-mobile': '账号负责人电话',
  'leaves-on': '退会日期',
  'effective-on': '生效日期',
  'postal-region': '通讯地址的省市',
  'postal-street': '通讯地址',
  postcode: '邮政编码',
  speciality: '评审专业',
  'review-region': '意愿评审地区',
  'home-region': '所在地区',
  employer: '所在单位',
  'id-number': '身份证号',
  'professional-title': '职业资格或职称',
  'experience-years': '专业年限',
  'valid-to': '证书有效期',
}

/** The unit is found by its credit code; the letter names the new contact and the own mobile. */
const handoverNeeds = ['party-name', 'credit-code', 'contact-name', 'contact-mobile'] as const
/** What a member's matters must ask, so that something can come of them. */
const matters = {
  change: [],
  affiliate: ['branch'],
  leave: ['leaves-on'],
  retitle: ['title', 'effective-on'],
} as const

/** What each form must ask, so that a party can be named, billed and reached. */
const needed = {
  unit: {
    join: ['party-name', 'credit-code', 'contact-name', 'contact-mobile'],
    certify: ['party-name', 'credit-code', 'contact-mobile'],
    handover: handoverNeeds,
    ...matters,
  },
  person: {
    join: ['party-name', 'contact-mobile'],
    certify: ['party-name', 'contact-mobile'],
    handover: handoverNeeds,
    ...matters,
  },
} as const satisfies Record<'unit' | 'person', Record<ApplicationKind, readonly FieldMeaning[]>>

/** Meanings that are missing, given twice, or given to a field that can't carry them. */
export function meaningProblems(blueprint: Blueprint): BlueprintProblem[] {
  return blueprint.applications.flatMap((application, at) => {
    const path = `applications[${at}].form`
    const carriers = fieldsOf(application.form, path).filter(({ field }) => field.meaning)
    return [
      ...givenTwice(carriers),
      ...carriers.flatMap(({ path, field }) => carrierProblems(path, field)),
      ...missingMeanings(blueprint, application, path, carriers),
    ]
  })
}

function givenTwice(carriers: readonly FieldAt[]): BlueprintProblem[] {
  const meanings = carriers.map(({ field }) => field.meaning)
  return carriers.flatMap(({ path, field }, at) =>
    field.meaning && meanings.indexOf(field.meaning) !== at
      ? [
          error(
            `${path}.meaning`,
            `“${label[field.meaning]}”已由前面的字段给出，一份表单只能有一个`,
          ),
        ]
      : [],
  )
}

function carrierProblems(path: string, field: FieldSpec): BlueprintProblem[] {
  if (!field.meaning || canCarry(field, field.meaning)) return []
  return [
    error(`${path}.kind`, `“${field.label}”这种字段不能作为${label[field.meaning]}，请换字段类型`),
  ]
}

function canCarry(field: FieldSpec, meaning: FieldMeaning): boolean {
  switch (meaning) {
    case 'credit-code':
      return field.kind === 'credit-code'
    case 'contact-mobile':
    case 'responsible-mobile':
      return field.kind === 'mobile'
    case 'contact-email':
      return field.kind === 'email'
    case 'postal-region':
    case 'home-region':
      return field.kind === 'division'
    case 'review-region':
      return field.kind === 'divisions'
    case 'speciality':
      return field.kind === 'multi-select'
    case 'professional-title':
      return field.kind === 'select'
    case 'experience-years':
      return field.kind === 'select' || field.kind === 'number'
    case 'id-number':
      return field.kind === 'id-number'
    case 'branch':
      return field.kind === 'select' && field.options.from === 'branches'
    case 'leaves-on':
    case 'effective-on':
    case 'valid-to':
      return field.kind === 'date'
    case 'title':
      return field.kind === 'select' && field.options.from === 'titles'
    default:
      return field.kind === 'text'
  }
}

function missingMeanings(
  { identityTypes }: Blueprint,
  { kind, identityType }: ApplicationSpec,
  path: string,
  carriers: readonly FieldAt[],
): BlueprintProblem[] {
  const party = identityTypes.find(({ slug }) => slug === identityType)?.party
  if (!party) return []
  return needed[party][kind].flatMap((meaning) =>
    carriers.some((carrier) => isAlwaysGiven(carrier, meaning))
      ? []
      : [error(path, `表单里要有一项必填的${label[meaning]}，并标明含义 ${meaning}`)],
  )
}

/** A hidden or optional field, or one of a group that may have no row, can't be relied on. */
function isAlwaysGiven({ field, group }: FieldAt, meaning: FieldMeaning): boolean {
  const isShown = !field.visibleWhen && !group.visibleWhen
  return field.meaning === meaning && field.required && isShown && group.repeat?.min !== 0
}
