import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '../check.ts'
import { FIELDS, fieldOf, groupOf, type BrokenCase } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

const broken: BrokenCase[] = [
  [
    'a meaning given twice',
    (b) => (fieldOf(b, 'natureOther').meaning = 'party-name'),
    `${FIELDS}[3].meaning`,
    '只能有一个',
  ],
  [
    'a meaning on a field that can’t carry it',
    (b) => (fieldOf(b, 'staff').meaning = 'legal-representative'),
    `${FIELDS}[5].kind`,
    '换字段类型',
  ],
  [
    'a review region that is one text',
    (b) => (fieldOf(b, 'natureOther').meaning = 'review-region'),
    `${FIELDS}[3].kind`,
    '意愿评审地区',
  ],
  [
    'no room for a place',
    (b) => Object.assign(fieldOf(b, 'staff'), { kind: 'divisions', max: 0 }),
    `${FIELDS}[5].max`,
    '至少要能选一项',
  ],
  [
    'no name of the party',
    (b) => delete fieldOf(b, 'name').meaning,
    'applications[0].form',
    '主体名称',
  ],
  [
    'an optional credit code',
    (b) => (fieldOf(b, 'creditCode').required = false),
    'applications[0].form',
    '统一社会信用代码',
  ],
  [
    'contacts that may be none',
    (b) => (groupOf(b, 1).repeat!.min = 0),
    'applications[0].form',
    '联系人手机',
  ],
  [
    'a condition that points nowhere',
    (b) => (fieldOf(b, 'natureOther').visibleWhen = { path: 'unit.none', oneOf: ['x'] }),
    `${FIELDS}[3].visibleWhen.path`,
    '表单里没有',
  ],
  [
    'a condition that points forward',
    (b) => (fieldOf(b, 'natureOther').visibleWhen = { path: 'unit.staff', oneOf: ['1'] }),
    `${FIELDS}[3].visibleWhen.path`,
    '后面的项',
  ],
  [
    'a condition on itself',
    (b) => (fieldOf(b, 'staff').visibleWhen = { path: 'unit.staff', oneOf: ['1'] }),
    `${FIELDS}[5].visibleWhen.path`,
    '后面的项',
  ],
  [
    'a condition on an option that is none',
    (b) => (fieldOf(b, 'natureOther').visibleWhen = { path: 'unit.nature', oneOf: ['none'] }),
    `${FIELDS}[3].visibleWhen.oneOf[0]`,
    '没有选项',
  ],
  [
    'a group that hangs on its own answer',
    (b) => (groupOf(b, 0).visibleWhen = { path: 'unit.nature', oneOf: ['other'] }),
    'applications[0].form.steps[0].groups[0].visibleWhen.path',
    '后面的项',
  ],
  [
    'rows the wrong way round',
    (b) => (groupOf(b, 1).repeat!.min = 9),
    'applications[0].form.steps[1].groups[0].repeat',
    '最少的项数',
  ],
  [
    'limits the wrong way round',
    (b) => Object.assign(fieldOf(b, 'staff'), { min: 9, max: 1 }),
    `${FIELDS}[5]`,
    '最小值',
  ],
]

describe('checkBlueprint on forms', () => {
  it.each(broken)('refuses %s', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeUndefined()
    const message = expect.stringContaining(words)
    expect(problems).toContainEqual({ path, message, level: 'error' })
  })
})
