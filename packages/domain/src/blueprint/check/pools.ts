import type { Blueprint } from '../blueprint.ts'
import type { FieldMeaning } from '../form.ts'
import { error, type BlueprintProblem } from './problem.ts'
import { fieldsOf } from './walk-form.ts'

/** Without these nobody can be found in a pool, nor kept from reviewing the own unit's project. */
const needed: readonly (readonly [FieldMeaning, string])[] = [
  ['speciality', '评审专业'],
  ['employer', '所在单位'],
  ['contact-mobile', '联系人手机'],
]

/** Pools that nobody could be searched in or drawn from. */
export function poolProblems({ applications, identityTypes }: Blueprint): BlueprintProblem[] {
  return applications.flatMap(({ pool, kind, label, identityType, form }, at) => {
    if (!pool) return []
    const path = `applications[${at}]`
    const isPerson = identityTypes.find(({ slug }) => slug === identityType)?.party === 'person'
    const fields = fieldsOf(form, '')
    return [
      ...(kind === 'certify' && isPerson
        ? []
        : [error(`${path}.pool`, `“${label}”不是个人的认证，不能组成专家库`)]),
      ...needed.flatMap(([meaning, name]) =>
        fields.some(({ field }) => field.meaning === meaning)
          ? []
          : [error(`${path}.form`, `专家库要有一项${name}，并标明含义 ${meaning}`)],
      ),
    ]
  })
}
