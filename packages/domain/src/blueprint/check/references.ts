import type { ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import type { OptionsSource } from '../form.ts'
import { error, unknownName, warning, type BlueprintProblem } from './problem.ts'
import { fieldsOf } from './walk-form.ts'

/** Names that point to nothing: identity types, roles, contacts, dictionaries, branches. */
export function referenceProblems(blueprint: Blueprint): BlueprintProblem[] {
  return [
    ...blueprint.applications.flatMap((application, at) =>
      applicationReferences(blueprint, application, `applications[${at}]`),
    ),
    ...councilReferences(blueprint),
    ...emptyDictionaries(blueprint),
    ...identityTypesWithoutApplication(blueprint),
  ]
}

function councilReferences({ council, dues }: Blueprint): BlueprintProblem[] {
  const titles = dues.titles.map(({ slug }) => slug)
  return council.bodies.flatMap((body, at) =>
    body.titles.flatMap((title, turn) =>
      unknownName(`council.bodies[${at}].titles[${turn}]`, title, titles, '会员级别'),
    ),
  )
}

function applicationReferences(
  blueprint: Blueprint,
  application: ApplicationSpec,
  path: string,
): BlueprintProblem[] {
  const types = blueprint.identityTypes.map(({ slug }) => slug)
  const roles = blueprint.roles.map(({ slug }) => slug)
  const contacts = blueprint.contacts.lines.map(({ key }) => key)
  return [
    ...unknownName(`${path}.identityType`, application.identityType, types, '身份类型'),
    ...application.workflow.stages.flatMap(({ role, contact }, at) => [
      ...unknownName(`${path}.workflow.stages[${at}].role`, role, roles, '岗位'),
      ...unknownName(`${path}.workflow.stages[${at}].contact`, contact, contacts, '联系电话'),
    ]),
    ...fieldsOf(application.form, `${path}.form`).flatMap(({ path, field }) =>
      'options' in field
        ? optionProblems(blueprint, field.options, `${path}.options`, field.required)
        : [],
    ),
  ]
}

function optionProblems(
  blueprint: Blueprint,
  source: OptionsSource,
  path: string,
  required: boolean,
): BlueprintProblem[] {
  if (source.from === 'dictionary') {
    const known = Object.keys(blueprint.dictionaries)
    return unknownName(`${path}.dictionary`, source.dictionary, known, '字典')
  }
  if (source.from !== 'branches' || blueprint.branches.length > 0) return []
  const message = '这里要选分支机构，但协会还没有分支机构，请先添加，或去掉这一项'
  return [required ? error(path, message) : warning(path, message)]
}

function emptyDictionaries({ dictionaries }: Blueprint): BlueprintProblem[] {
  return Object.entries(dictionaries).flatMap(([name, options]) =>
    options.length > 0
      ? []
      : [error(`dictionaries.${name}`, `字典“${name}”没有选项，请至少写一项`)],
  )
}

function identityTypesWithoutApplication({
  identityTypes,
  applications,
}: Blueprint): BlueprintProblem[] {
  const used = new Set(applications.map(({ identityType }) => identityType))
  return identityTypes.flatMap(({ slug, label }, at) =>
    used.has(slug)
      ? []
      : [warning(`identityTypes[${at}]`, `“${label}”还没有对应的申请，暂时没有人能认证`)],
  )
}
