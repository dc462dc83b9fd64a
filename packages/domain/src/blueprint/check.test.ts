import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkBlueprint } from './check.ts'
import { STATUS_COLOURS } from './status-colours.ts'
import {
  addClasses,
  joinOf,
  scheduleOf,
  stageOf,
  type BrokenCase,
} from './testing/blueprint-parts.ts'
import { exampleBlueprint } from './testing/example-blueprint.ts'

const doubtful: BrokenCase[] = [
  ['a fifth class', (b) => addClasses(b, 3), 'dues.classes', '不超过四档'],
  [
    'a vote that is not on file',
    (b) => (scheduleOf(b).resolution = { kind: 'unregistered' }),
    'dues.schedules[0].resolution',
    '还没有登记',
  ],
  [
    'a class that no title uses',
    (b) => {
      b.dues.classes.push({ slug: 'idle', label: '空档' })
      scheduleOf(b).amounts['idle'] = 1
    },
    'dues.classes[2]',
    '空档',
  ],
  [
    'a stage without a promise',
    (b) => delete stageOf(b, 1).workingDays,
    'applications[0].workflow.stages[1]',
    '工作日',
  ],
  [
    'an identity that nobody can apply for',
    (b) =>
      b.identityTypes.push({ slug: 'expert', label: '专家', description: '评审', party: 'person' }),
    'identityTypes[1]',
    '专家',
  ],
  [
    'a printed form that nobody stamps',
    (b) => (joinOf(b).attachments[0]!.stampedForm = false),
    'applications[0].printedForm',
    '盖章扫描件',
  ],
]

describe('checkBlueprint', () => {
  it('passes a sound blueprint and fills in its defaults', () => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint())
    expect(problems).toEqual([])
    expect(blueprint?.dues.titles[0]?.newcomer).toBe(false)
  })

  it.each(doubtful)('passes %s with a warning', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeDefined()
    expect(problems).toEqual([{ path, message: expect.stringContaining(words), level: 'warning' }])
  })

  it('names the place and the word that the schema does not know', () => {
    const { problems } = checkBlueprint(
      exampleBlueprint((b) => Object.assign(b.branding, { colour: 'x' })),
    )
    expect(problems).toEqual([
      { path: 'branding.colour', message: expect.stringContaining('拼写'), level: 'error' },
    ])
  })

  it.each([[null], [undefined], [7], ['text'], [[]], [{}]])(
    'says what is missing in %j',
    (input) => {
      expect(checkBlueprint(input).problems.length).toBeGreaterThan(0)
    },
  )

  it('knows the status colours that the pages use', () => {
    const tokens = new URL('../../../ui/src/tokens.css', import.meta.url)
    const css = readFileSync(tokens, 'utf8')
    for (const { token, color } of STATUS_COLOURS) expect(css).toContain(`${token}: ${color};`)
  })
})
