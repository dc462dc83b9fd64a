import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '../check.ts'
import { joinOf, type BrokenCase } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

const broken: BrokenCase[] = [
  ['a brand too pale to read', (b) => (b.branding.color = '#8aa9ad'), 'branding.color', '对比度'],
  ['a brand like a status', (b) => (b.branding.color = '#8a3b12'), 'branding.color', '待办'],
  [
    'an unknown variable in a message',
    (b) => (b.messages.templates.code = { smsTemplateId: 'S', text: '{code}给{party}' }),
    'messages.templates.code.text',
    '{party}',
  ],
  [
    'a stray brace in a message',
    (b) => (b.messages.templates.code = { smsTemplateId: 'S', text: '{code' }),
    'messages.templates.code.text',
    '成对',
  ],
  [
    'a message without its template',
    (b) => delete b.messages.templates.code,
    'messages.templates.code',
    '缺这一条',
  ],
  [
    'an unknown variable in a purpose',
    (b) => (b.payment.purpose = '{party}'),
    'payment.purpose',
    '{memberNumber}',
  ],
  [
    'an unknown variable on a certificate',
    (b) => (joinOf(b).certificate!.sentence = '系{party}'),
    'applications[0].certificate.sentence',
    '{title}',
  ],
  [
    'brackets in a signature',
    (b) => (b.messages.signature = '【示例】'),
    'messages.signature',
    '不用写括号',
  ],
  [
    'an unknown placeholder in a number',
    (b) => (joinOf(b).numberPattern = '{day}{seq}'),
    'applications[0].numberPattern',
    '{day}',
  ],
  [
    'a member number without a sequence',
    (b) => (b.memberNumberPattern = '{year}'),
    'memberNumberPattern',
    '流水号',
  ],
  [
    'certificates that would share numbers',
    (b) => b.applications.push({ ...structuredClone(joinOf(b)), slug: 'again', kind: 'certify' }),
    'applications[1].certificate.numberPattern',
    '字头',
  ],
]

describe('checkBlueprint on texts, numbers and brand', () => {
  it.each(broken)('refuses %s', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeUndefined()
    const message = expect.stringContaining(words)
    expect(problems).toContainEqual({ path, message, level: 'error' })
  })
})
