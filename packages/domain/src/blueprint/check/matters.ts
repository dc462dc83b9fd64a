import { isMatter, isStaffMatter, joinOf, type ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import { needsReview } from '../../forms/light-form.ts'
import { error, type BlueprintProblem } from './problem.ts'
import { fieldsOf, groupsOf, type FieldAt } from './walk-form.ts'

/** Matters of members that nothing could come of, and facts that would change past every review. */
export function matterProblems(blueprint: Blueprint): BlueprintProblem[] {
  return blueprint.applications.flatMap((application, at) => {
    const path = `applications[${at}]`
    return [
      ...atOnceProblems(application, path),
      ...(isMatter(application.kind) || isStaffMatter(application.kind)
        ? ofMembers(blueprint, application, path)
        : []),
    ]
  })
}

function ofMembers(
  { applications }: Blueprint,
  application: ApplicationSpec,
  path: string,
): BlueprintProblem[] {
  const join = joinOf(applications, application.identityType)
  if (!join)
    return [
      error(
        `${path}.identityType`,
        `“${application.label}”只有会员能办，但这种身份没有入会申请，请先添加`,
      ),
    ]
  return [
    ...(application.certificate
      ? [
          error(
            `${path}.certificate`,
            `“${application.label}”不另发证书，证书按入会申请换发，请去掉`,
          ),
        ]
      : []),
    ...(application.kind === 'change' ? changeProblems(application, join, path) : []),
  ]
}

/** A change is merged into the certified facts by key: what it asks there must be the same field. */
function changeProblems(
  application: ApplicationSpec,
  join: ApplicationSpec,
  path: string,
): BlueprintProblem[] {
  const certified = fieldsOf(join.form, '')
  const same = ({ field, group }: FieldAt) =>
    certified.find((each) => each.group.key === group.key && each.field.key === field.key)
  const fields = fieldsOf(application.form, `${path}.form`)
  if (!fields.some(same))
    return [error(`${path}.form`, '变更的表单里没有一项是入会时登记的，办完什么也不会变')]
  return fields.flatMap((each) => {
    const known = same(each)
    const agrees =
      !known ||
      (known.field.kind === each.field.kind &&
        known.field.meaning === each.field.meaning &&
        Boolean(known.group.repeat) === Boolean(each.group.repeat))
    return agrees
      ? []
      : [error(each.path, `“${each.field.label}”与入会申请里的同名项类型或含义不同，请改成一样`)]
  })
}

function atOnceProblems({ kind, form }: ApplicationSpec, path: string): BlueprintProblem[] {
  return groupsOf(form, `${path}.form`).flatMap(({ path, group }) => {
    if (!group.changedAtOnce) return []
    if (kind !== 'join')
      return [error(`${path}.changedAtOnce`, '只有入会申请登记的资料能由会员随时修改')]
    return group.fields.every(needsReview)
      ? [error(`${path}.changedAtOnce`, '这一组都要经审核才能变更，没有一项能由会员随时修改')]
      : []
  })
}
