import type { Blueprint } from '../blueprint.ts'
import type { ApplicationSpec } from '../application.ts'
import { error, repeatedNames, type BlueprintProblem } from './problem.ts'
import { fieldsOf, groupsOf } from './walk-form.ts'

/** Slugs, keys and slots that stand twice where each must name one thing. */
export function nameProblems(blueprint: Blueprint): BlueprintProblem[] {
  const { contacts, dues, branches, roles, identityTypes, applications, dictionaries } = blueprint
  return [
    ...repeatedNames(
      'contacts.lines',
      contacts.lines.map(({ key }) => key),
      '联系电话',
    ),
    ...repeatedNames('dues.classes', dues.classes.map(bySlug), '会费档次'),
    ...repeatedNames('dues.titles', dues.titles.map(bySlug), '会员级别'),
    ...repeatedNames('branches', branches.map(bySlug), '分支机构'),
    ...repeatedNames('roles', roles.map(bySlug), '岗位'),
    ...repeatedNames('identityTypes', identityTypes.map(bySlug), '身份类型'),
    ...repeatedNames('applications', applications.map(bySlug), '申请'),
    ...sameIdentityTwice(applications),
    ...Object.entries(dictionaries).flatMap(([name, options]) =>
      repeatedNames(
        `dictionaries.${name}`,
        options.map(({ code }) => code),
        '选项',
      ),
    ),
    ...applications.flatMap((application, a) =>
      insideApplication(application, `applications[${a}]`),
    ),
  ]
}

/** Two ways to the same identity would stand in each other's way: one open case a party and kind. */
function sameIdentityTwice(applications: readonly ApplicationSpec[]): BlueprintProblem[] {
  const keys = applications.map(({ kind, identityType }) => `${kind} ${identityType}`)
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at
      ? []
      : [error(`applications[${at}].identityType`, '同一身份类型已有一种同类申请，请合并为一种')],
  )
}

function insideApplication(application: ApplicationSpec, path: string): BlueprintProblem[] {
  const { form, attachments, workflow } = application
  return [
    ...repeatedNames(`${path}.workflow.stages`, workflow.stages.map(bySlug), '环节'),
    ...repeatedNames(
      `${path}.attachments`,
      attachments.map(({ key }) => key),
      '附件',
    ),
    ...repeatedNames(
      `${path}.form.steps`,
      form.steps.map(({ key }) => key),
      '步骤',
    ),
    ...repeatedAt(
      groupsOf(form, `${path}.form`).map(({ path, group }) => [path, group.key]),
      '组',
    ),
    ...repeatedAt(
      fieldsOf(form, `${path}.form`).map(({ path, field, group }) => [
        path,
        `${group.key}.${field.key}`,
      ]),
      '字段',
    ),
  ]
}

function repeatedAt(places: [path: string, name: string][], what: string): BlueprintProblem[] {
  const names = places.map(([, name]) => name)
  return places.flatMap(([path, name], at) =>
    names.indexOf(name) === at ? [] : [error(`${path}.key`, `${what}“${name}”重复，请改一个`)],
  )
}

function bySlug({ slug }: { slug: string }): string {
  return slug
}
