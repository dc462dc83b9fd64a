import { describe, expect, it } from 'vitest'
import type { BlueprintInput } from '../blueprint.ts'
import { checkBlueprint } from '../check.ts'
import { joinOf, type BrokenCase } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

type Letter = NonNullable<ReturnType<typeof joinOf>['letters']>[number]

/** The example with a letter that names who acts, its scan, and a download of it; changed as wished. */
function withLetter(
  change: (blueprint: BlueprintInput, letter: Letter) => void = () => undefined,
): BlueprintInput {
  return exampleBlueprint((blueprint) => {
    const join = joinOf(blueprint)
    const letter: Letter = {
      key: 'acts',
      title: '账号负责人说明',
      shows: ['acting.name'],
      text: '由上列员工负责{account}。',
      stampLabel: '单位公章',
      signatureLines: ['日期'],
      appoints: true,
    }
    join.form.steps[0]?.groups.push({
      key: 'acting',
      fields: [{ key: 'name', kind: 'text', label: '负责人姓名', meaning: 'responsible-name' }],
    })
    join.attachments.push({
      ...{ key: 'actsScan', label: '盖章的说明', required: true, max: 1, letter: 'acts' },
    })
    join.letters = [letter]
    blueprint.portal.downloads = [{ application: join.slug, document: 'acts' }]
    change(blueprint, letter)
  })
}

const scanOf = (blueprint: BlueprintInput) => joinOf(blueprint).attachments.at(-1)!

const broken: [BrokenCase[0], Parameters<typeof withLetter>[0], string, string][] = [
  [
    'a letter that shows what nobody asks',
    (_, letter) => letter.shows.push('acting.shoe'),
    'applications[0].letters[0].shows[1]',
    'acting.shoe',
  ],
  [
    'a letter that names a placeholder that is none',
    (_, letter) => (letter.text = '由{nobody}负责。'),
    'applications[0].letters[0].text',
    'nobody',
  ],
  [
    'a letter with the name of the form',
    (b, letter) => {
      letter.key = 'form'
      scanOf(b).letter = 'form'
    },
    'applications[0].letters[0].key',
    '申请书自己的名字',
  ],
  [
    'a letter that is never handed in',
    (b) => joinOf(b).attachments.pop(),
    'applications[0].letters[0]',
    '没有上传盖章扫描件的附件',
  ],
  [
    'an appointment where the person may stay unnamed',
    (b) => (joinOf(b).form.steps[0]!.groups.at(-1)!.fields[0]!.required = false),
    'applications[0].letters[0]',
    'responsible-name',
  ],
  [
    'two letters that appoint',
    (b, letter) => joinOf(b).letters?.push({ ...letter, key: 'more' }),
    'applications[0].letters',
    '只能有一份',
  ],
  [
    'a scan of no letter',
    (b) => (scanOf(b).letter = 'nothing'),
    'applications[0].attachments[2].letter',
    'nothing',
  ],
  [
    'a scan of form and letter at once',
    (b) => (scanOf(b).stampedForm = true),
    'applications[0].attachments[2]',
    '不能既是申请书又是另一份说明',
  ],
  [
    'several scans of one letter',
    (b) => (scanOf(b).max = 3),
    'applications[0].attachments[2]',
    '只认一份扫描件',
  ],
  [
    'a download of an application that is none',
    (b) => (b.portal.downloads![0]!.application = 'nothing'),
    'portal.downloads[0].application',
    'nothing',
  ],
  [
    'a download of a paper that is none',
    (b) => (b.portal.downloads![0]!.document = 'nothing'),
    'portal.downloads[0].document',
    'nothing',
  ],
]

describe('letters of a blueprint', () => {
  it('are accepted where they can work', () => {
    expect(checkBlueprint(withLetter()).problems).toEqual([])
  })

  it.each(broken)('name %s', (_, change, path, words) => {
    const { problems } = checkBlueprint(withLetter(change))
    expect(problems).toContainEqual(
      expect.objectContaining({ path, message: expect.stringContaining(words) }),
    )
  })
})
