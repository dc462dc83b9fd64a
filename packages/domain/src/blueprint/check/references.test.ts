import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '../check.ts'
import {
  FIELDS,
  fieldOf,
  groupOf,
  joinOf,
  stageOf,
  type BrokenCase,
} from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

const broken: BrokenCase[] = [
  [
    'an unknown identity type',
    (b) => (joinOf(b).identityType = 'nobody'),
    'applications[0].identityType',
    '没有身份类型',
  ],
  [
    'an unknown role',
    (b) => (stageOf(b, 1).role = 'nobody'),
    'applications[0].workflow.stages[1].role',
    '没有岗位',
  ],
  [
    'an unknown contact',
    (b) => (stageOf(b, 1).contact = 'none'),
    'applications[0].workflow.stages[1].contact',
    '没有联系电话',
  ],
  [
    'an unknown dictionary',
    (b) =>
      Object.assign(fieldOf(b, 'nature'), { options: { from: 'dictionary', dictionary: 'none' } }),
    `${FIELDS}[2].options.dictionary`,
    '没有字典',
  ],
  [
    'an empty dictionary',
    (b) => (b.dictionaries['nature'] = []),
    'dictionaries.nature',
    '没有选项',
  ],
  [
    'branches to choose from where there are none',
    (b) => (b.branches = []),
    `${FIELDS}[4].options`,
    '还没有分支机构',
  ],
  [
    'a slug twice',
    (b) => b.branches.push({ slug: 'north', label: '又一个' }),
    'branches[2]',
    '重复',
  ],
  [
    'a stage twice',
    (b) => (stageOf(b, 1).slug = 'board'),
    'applications[0].workflow.stages[2]',
    '重复',
  ],
  [
    'a field twice',
    (b) => groupOf(b, 0).fields.push({ key: 'staff', kind: 'text', label: '又一个' }),
    `${FIELDS}[6].key`,
    '重复',
  ],
  [
    'a slot twice',
    (b) => joinOf(b).attachments.push({ key: 'licence', label: '又一份', required: false, max: 1 }),
    'applications[0].attachments[2]',
    '重复',
  ],
  [
    'two ways to one identity',
    (b) => b.applications.push({ ...structuredClone(joinOf(b)), slug: 'again' }),
    'applications[1].identityType',
    '同一身份类型',
  ],
]

describe('checkBlueprint on names and references', () => {
  it.each(broken)('refuses %s', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeUndefined()
    const message = expect.stringContaining(words)
    expect(problems).toContainEqual({ path, message, level: 'error' })
  })
})
