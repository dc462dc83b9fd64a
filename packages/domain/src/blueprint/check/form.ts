import type { ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import type { FieldSpec } from '../form.ts'
import { error, unknownName, type BlueprintProblem } from './problem.ts'
import { conditionsOf, fieldsOf, groupsOf, type ConditionAt, type FieldAt } from './walk-form.ts'

/** Forms that can't be filled in: limits the wrong way round, conditions on what comes later. */
export function formProblems(blueprint: Blueprint): BlueprintProblem[] {
  return blueprint.applications.flatMap(({ form }, at) => {
    const path = `applications[${at}].form`
    const fields = fieldsOf(form, path)
    return [
      ...repeatProblems(form, path),
      ...fields.flatMap(({ path, field }) => limitProblems(path, field)),
      ...conditionsOf(form, path).flatMap((each) => conditionProblems(blueprint, each, fields)),
    ]
  })
}

function repeatProblems(form: ApplicationSpec['form'], path: string): BlueprintProblem[] {
  return groupsOf(form, path).flatMap(({ path, group }) =>
    group.repeat && (group.repeat.min > group.repeat.max || group.repeat.max === 0)
      ? [error(`${path}.repeat`, '最少的项数不能多于最多的，最多至少为一项')]
      : [],
  )
}

function limitProblems(path: string, field: FieldSpec): BlueprintProblem[] {
  if (field.kind === 'number' && field.min > field.max) {
    return [error(path, `“${field.label}”的最小值大于最大值`)]
  }
  if ((field.kind === 'text' || field.kind === 'long-text') && field.maxLength < 1) {
    return [error(`${path}.maxLength`, `“${field.label}”至少要能填一个字`)]
  }
  if ((field.kind === 'multi-select' || field.kind === 'divisions') && field.max < 1) {
    return [error(`${path}.max`, `“${field.label}”至少要能选一项`)]
  }
  return []
}

function conditionProblems(
  blueprint: Blueprint,
  { path, condition, group, field }: ConditionAt,
  fields: readonly FieldAt[],
): BlueprintProblem[] {
  const nameOf = (each: FieldAt) => `${each.group.key}.${each.field.key}`
  const asked = fields.findIndex((each) => nameOf(each) === condition.path)
  const target = fields[asked]
  if (!target) return [error(`${path}.path`, `表单里没有“${condition.path}”这一项`)]
  const self = fields.findIndex((each) => each.group === group && (!field || each.field === field))
  if (asked >= self)
    return [error(`${path}.path`, '只能按前面已填的项决定是否显示，不能按自己或后面的项')]
  if (target.group.repeat && target.group !== group) {
    return [error(`${path}.path`, `“${target.field.label}”可以有多项，不能用来决定别处是否显示`)]
  }
  return valueProblems(blueprint, path, condition.oneOf, target.field)
}

function valueProblems(
  { dictionaries, branches, dues }: Blueprint,
  path: string,
  oneOf: readonly string[],
  field: FieldSpec,
): BlueprintProblem[] {
  if (['file', 'division', 'divisions', 'period'].includes(field.kind)) {
    return [error(`${path}.path`, `“${field.label}”这种字段不能用来决定是否显示`)]
  }
  if (!('options' in field) || field.options.from === 'table') return []
  const known = {
    dictionary: () =>
      field.options.from === 'dictionary'
        ? (dictionaries[field.options.dictionary] ?? []).map(({ code }) => code)
        : [],
    branches: () => branches.map(({ slug }) => slug),
    titles: () => dues.titles.map(({ slug }) => slug),
  }[field.options.from]()
  return oneOf.flatMap((value, at) => unknownName(`${path}.oneOf[${at}]`, value, known, '选项'))
}
