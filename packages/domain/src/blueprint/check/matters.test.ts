import { describe, expect, it } from 'vitest'
import type { BlueprintInput } from '../blueprint.ts'
import { checkBlueprint } from '../check.ts'
import { groupOf, joinOf } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'
import { exampleMatters } from '../testing/example-matters.ts'

type Application = BlueprintInput['applications'][number]

/** The example with 信息变更, 归属变更 and 退会, changed as wished. */
function withMatters(
  change: (
    matters: { change: Application; affiliate: Application; leave: Application },
    blueprint: BlueprintInput,
  ) => void = () => undefined,
): BlueprintInput {
  return exampleBlueprint((blueprint) => {
    const [first, second, third] = exampleMatters()
    groupOf(blueprint, 0).changedAtOnce = true
    groupOf(blueprint, 1).changedAtOnce = true
    blueprint.applications.push(first, second, third)
    change({ change: first, affiliate: second, leave: third }, blueprint)
  })
}

const fieldsOf = (application: Application) => application.form.steps[0]!.groups[0]!.fields

const broken: [string, Parameters<typeof withMatters>[0], path: string, words: string][] = [
  [
    'a matter of an identity type that nobody joins as',
    (_, b) => (joinOf(b).kind = 'certify'),
    'applications[1].identityType',
    '没有入会申请',
  ],
  [
    'a matter with a certificate of its own',
    ({ leave }) =>
      (leave.certificate = { title: '证', sentence: '证。', numberPattern: 'X{year}-{seq:4}' }),
    'applications[3].certificate',
    '不另发证书',
  ],
  [
    'a change of nothing that was certified',
    ({ change }) => (change.form.steps[0]!.groups[0]!.key = 'elsewhere'),
    'applications[1].form',
    '什么也不会变',
  ],
  [
    'a change whose field is of another kind',
    ({ change }) => (fieldsOf(change)[1] = { key: 'creditCode', kind: 'text', label: '信用代码' }),
    'applications[1].form.steps[0].groups[0].fields[1]',
    '改成一样',
  ],
  [
    'a change of branch that asks for none',
    ({ affiliate }) => (fieldsOf(affiliate)[0]!.required = false),
    'applications[2].form',
    '必填的分支机构',
  ],
  [
    'a leave without its last day',
    ({ leave }) => delete fieldsOf(leave)[0]!.meaning,
    'applications[3].form',
    '必填的退会日期',
  ],
  [
    'a last day that is no date',
    ({ leave }) => (fieldsOf(leave)[1]!.meaning = 'leaves-on'),
    'applications[3].form.steps[0].groups[0].fields[1].kind',
    '请换字段类型',
  ],
  [
    'a matter that changes at once',
    ({ change }) => (change.form.steps[0]!.groups[1]!.changedAtOnce = true),
    'applications[1].form.steps[0].groups[1].changedAtOnce',
    '只有入会申请',
  ],
  [
    'nothing but reviewed facts that change at once',
    (_, b) => (groupOf(b, 0).fields = groupOf(b, 0).fields.slice(0, 2)),
    'applications[0].form.steps[0].groups[0].changedAtOnce',
    '都要经审核',
  ],
]

describe('matters of members', () => {
  it('pass where they can work', () => {
    expect(checkBlueprint(withMatters()).problems).toEqual([])
  })

  it.each(broken)('finds %s', (_, change, path, words) => {
    const found = checkBlueprint(withMatters(change)).problems.find(
      (problem) => problem.path === path && problem.message.includes(words),
    )
    expect(found).toMatchObject({ level: 'error' })
  })
})
