import type { ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import type { RoleSpec } from '../staff.ts'
import type { StageSpec } from '../workflow.ts'
import { error, warning, type BlueprintProblem } from './problem.ts'
import { fieldsOf } from './walk-form.ts'

/** Stages that nobody could decide: the role lacks the right, or no case ever carries its branch. */
export function workflowProblems(blueprint: Blueprint): BlueprintProblem[] {
  return blueprint.applications.flatMap((application, a) =>
    application.workflow.stages.flatMap((stage, s) => {
      const role = blueprint.roles.find(({ slug }) => slug === stage.role)
      const path = `applications[${a}].workflow.stages[${s}]`
      return role ? stageProblems(application, stage, role, path) : []
    }),
  )
}

function stageProblems(
  application: ApplicationSpec,
  stage: StageSpec,
  role: RoleSpec,
  path: string,
): BlueprintProblem[] {
  return [
    ...rightProblems(stage, role, path),
    ...(stage.kind === 'branch'
      ? branchProblems(application, role, path)
      : boundRole(stage, role, path)),
    ...promiseProblems(stage, path),
  ]
}

function rightProblems(stage: StageSpec, role: RoleSpec, path: string): BlueprintProblem[] {
  const has = (permission: RoleSpec['permissions'][number]) => role.permissions.includes(permission)
  const problems = has('cases.decide')
    ? []
    : [
        error(
          `${path}.role`,
          `“${role.label}”没有办理事项的权限，“${stage.label}”没有人能办，请给岗位加上或换一个岗位`,
        ),
      ]
  if (stage.kind !== 'meeting' || has('meetings.run')) return problems
  const message = `“${role.label}”没有主持会议的权限，“${stage.label}”开不了会，请给岗位加上或换一个岗位`
  return [...problems, error(`${path}.role`, message)]
}

function branchProblems(
  application: ApplicationSpec,
  role: RoleSpec,
  path: string,
): BlueprintProblem[] {
  const field = fieldsOf(application.form, '').find(
    ({ field }) => field.meaning === 'branch',
  )?.field
  return [
    ...(role.branchBound
      ? []
      : [error(`${path}.role`, `分支机构环节要由按分支机构任职的岗位办理，“${role.label}”不是`)]),
    ...(field?.required && !field.visibleWhen
      ? []
      : [
          error(
            `${path}.kind`,
            '有分支机构环节，表单里就要有一项必填的分支机构，否则不知道送到哪里',
          ),
        ]),
  ]
}

/** A grant for one branch covers only that branch's cases; a sitting has no branch at all. */
function boundRole(stage: StageSpec, role: RoleSpec, path: string): BlueprintProblem[] {
  if (!role.branchBound) return []
  const message = `“${role.label}”只管一个分支机构，不能办理“${stage.label}”，请改用分支机构环节或换一个岗位`
  return [error(`${path}.role`, message)]
}

function promiseProblems(stage: StageSpec, path: string): BlueprintProblem[] {
  if (stage.kind === 'meeting' || stage.workingDays !== undefined) return []
  return [warning(path, `“${stage.label}”没有写几个工作日内办完，超时就不会提醒`)]
}
