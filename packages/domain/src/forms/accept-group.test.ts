import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupSpec } from '../blueprint/form.ts'
import { acceptGroup, type AcceptedGroup } from './accept-group.ts'
import { sampleForm } from './testing/sample-form.ts'

function group(key: string): GroupSpec {
  const found = sampleForm.steps.flatMap(({ groups }) => groups).find((each) => each.key === key)
  if (!found) throw new Error(`no group ${key}`)
  return found
}

function again(key: string, accepted: AcceptedGroup): AcceptedGroup {
  return accepted.ok ? acceptGroup(group(key), accepted.content) : accepted
}

describe('a draft', () => {
  it('keeps what is half typed and what is wrong', () => {
    const content = {
      name: ' 云岭 ',
      creditCode: '9199 01',
      place: ['140000'],
      founded: '2026-',
      staff: -3,
    }
    expect(acceptGroup(group('unit'), content)).toEqual({ ok: true, content })
  })

  it('keeps rows as they are typed, in their order', () => {
    const content = [{ _id: 'r2', mobile: '185' }, { _id: 'r1' }]
    expect(acceptGroup(group('contacts'), content)).toEqual({ ok: true, content })
  })

  it('drops what no database keeps, answers taken back, files and strangers', () => {
    const content = JSON.parse(
      '{"name":"云\\u0000岭\\ud83d","group":null,"nothing":1,"__proto__":{"polluted":1}}',
    )
    expect(acceptGroup(group('unit'), content)).toEqual({ ok: true, content: { name: '云岭' } })
    const photo = { photo: 'x', idNumber: '53' }
    expect(acceptGroup(group('person'), photo)).toEqual({ ok: true, content: { idNumber: '53' } })
  })

  it('refuses values of another type, at their path', () => {
    const wrong = acceptGroup(group('contacts'), [{ _id: 'r1', name: { a: 1 } }])
    expect(wrong).toMatchObject({
      ok: false,
      problems: [{ path: 'contacts[r1].name', code: 'shape' }],
    })
    expect(acceptGroup(group('unit'), { name: 'x'.repeat(10_001) }).ok).toBe(false)
    expect(acceptGroup(group('unit'), { fields: Array(101).fill('a') }).ok).toBe(false)
    expect(acceptGroup(group('unit'), { staff: Number.POSITIVE_INFINITY }).ok).toBe(false)
  })

  it('refuses groups and rows that make no sense', () => {
    expect(acceptGroup(group('unit'), []).ok).toBe(false)
    expect(acceptGroup(group('unit'), null).ok).toBe(false)
    expect(acceptGroup(group('contacts'), {}).ok).toBe(false)
    expect(acceptGroup(group('contacts'), [{ _id: 'r1' }, { _id: 'r1' }]).ok).toBe(false)
    expect(acceptGroup(group('contacts'), [{}]).ok).toBe(false)
    expect(
      acceptGroup(
        group('contacts'),
        ['a', 'b', 'c', 'd'].map((_id) => ({ _id })),
      ).ok,
    ).toBe(false)
  })

  it('never throws, and what it keeps it keeps again', () => {
    fc.assert(
      fc.property(fc.constantFrom('unit', 'contacts', 'person'), fc.anything(), (key, content) => {
        const accepted = acceptGroup(group(key), content)
        expect(again(key, accepted)).toEqual(accepted)
      }),
    )
    const texts = fc.dictionary(
      fc.constantFrom('name', 'group', 'about'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(texts, (content) => {
        const accepted = acceptGroup(group('unit'), content)
        expect(accepted.ok).toBe(true)
        expect(JSON.stringify(accepted)).not.toMatch(/\\u0000|\\ud[89a-f]/)
        expect(again('unit', accepted)).toEqual(accepted)
      }),
    )
  })
})
