import { poolCriteria, type PoolChoices, type PoolCriteria } from '@guildhall/contract/experts'

/** What experts are looked for by, in the order in which one is asked on the phone. */
export const criteriaKinds = [
  { key: 'speciality', choices: 'specialities', label: '评审专业' },
  { key: 'region', choices: 'regions', label: '意愿地区' },
  { key: 'home', choices: 'homes', label: '所在地区' },
  { key: 'title', choices: 'titles', label: '职业资格' },
  { key: 'years', choices: 'years', label: '专业年限' },
] as const satisfies readonly {
  key: keyof PoolCriteria
  choices: keyof PoolChoices
  label: string
}[]

export const noCriteria: PoolCriteria = poolCriteria.parse({})

/** How many things are chosen in all. */
export const criteriaCount = (criteria: PoolCriteria): number =>
  criteriaKinds.reduce((sum, { key }) => sum + criteria[key].length, 0)
