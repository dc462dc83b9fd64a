import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '../check.ts'
import { fieldOf, joinOf, stageOf, type BrokenCase } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

const broken: BrokenCase[] = [
  [
    'a stage that nobody may decide at',
    (b) => (b.roles[0]!.permissions = ['members.see']),
    'applications[0].workflow.stages[1].role',
    '没有人能办',
  ],
  [
    'a sitting that nobody may run',
    (b) => (b.roles[2]!.permissions = ['cases.decide']),
    'applications[0].workflow.stages[2].role',
    '主持会议',
  ],
  [
    'a branch stage with a role for all branches',
    (b) => (stageOf(b, 0).role = 'reviewer'),
    'applications[0].workflow.stages[0].role',
    '按分支机构任职',
  ],
  [
    'a branch stage without a branch in the form',
    (b) => delete fieldOf(b, 'branch').meaning,
    'applications[0].workflow.stages[0].kind',
    '必填的分支机构',
  ],
  [
    'a branch stage with an optional branch',
    (b) => (fieldOf(b, 'branch').required = false),
    'applications[0].workflow.stages[0].kind',
    '必填的分支机构',
  ],
  [
    'a person’s stage with a role for one branch',
    (b) => (stageOf(b, 1).role = 'branch-reviewer'),
    'applications[0].workflow.stages[1].role',
    '只管一个分支机构',
  ],
  [
    'a stamped form that nothing prints',
    (b) => delete joinOf(b).printedForm,
    'applications[0].attachments[0]',
    '标题和声明',
  ],
  [
    'two stamped forms',
    (b) => (joinOf(b).attachments[1]!.stampedForm = true),
    'applications[0].attachments',
    '只能有一项',
  ],
]

describe('checkBlueprint on stages and papers', () => {
  it.each(broken)('refuses %s', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeUndefined()
    const message = expect.stringContaining(words)
    expect(problems).toContainEqual({ path, message, level: 'error' })
  })
})
