import { describe, expect, it } from 'vitest'
import { setAnswer } from './answers.ts'
import { diffAnswers } from './diff.ts'
import { formatAnswer } from './format-answer.ts'
import { kindOf } from './kinds/registry.ts'
import { blueprintLookups } from './lookups.ts'
import { normaliseAnswers } from './normalise.ts'
import { changeSecrets, isSecret } from './secret-answers.ts'
import { isKept, isSealed } from './secret-value.ts'
import { sampleForm, wholeAnswers } from './testing/sample-form.ts'
import { validateField } from './validate-field.ts'

const plain = '53010219200508011X'
const kept = { kept: '530***********011X' }
const sealed = { sealed: 'k1.abc' }
const field = { key: 'idNumber', label: '身份证号', kind: 'id-number' } as const
const spec = { ...field, required: true, printed: true }
const lookups = blueprintLookups({ dictionaries: {}, branches: [], dues: { titles: [] } })
const context = { today: '2026-01-01', lookups }
const check = (value: unknown) => validateField(spec, value, context, 'submit')

describe('a secret answer', () => {
  it('is one of a kind that has a mask', () => {
    expect(isSecret({ kind: 'id-number' })).toBe(true)
    expect(isSecret({ kind: 'mobile' })).toBe(false)
  })

  it('that is kept passes and reads masked; half of one is asked for again', () => {
    expect(check(kept)).toBeNull()
    expect(formatAnswer(spec, kept, { ...lookups, unmask: true })).toBe(kept.kept)
    expect(check({ kept: '****' })?.message).toBe('之前填的身份证号不完整或有误，请重新填写')
    expect(kindOf(spec).mask?.(plain)).toBe(kept.kept)
    expect(kindOf(spec).mask?.('530102')).toBe('****')
    expect(kindOf(spec).mask?.('530102192005080111')).toBe('****')
  })

  it('that is sealed reads as nothing but stars, and passes no check unopened', () => {
    expect(formatAnswer(spec, sealed, { ...lookups, unmask: true })).toBe('****')
    expect(check(sealed)).not.toBeNull()
    expect(check({ ...kept, more: 1 })?.code).toBe('shape')
    expect([isKept(sealed), isSealed(kept), isSealed({ sealed: 1 })]).toEqual([false, false, false])
  })

  it('passes through normal form and comparison as it is', () => {
    const having = (idNumber: unknown) => ({
      ...setAnswer(wholeAnswers(), 'unit.nature', 'person'),
      person: { idNumber },
    })
    expect(normaliseAnswers(sampleForm, having(sealed)).person).toMatchObject({ idNumber: sealed })
    expect(diffAnswers(sampleForm, having(sealed), having({ ...sealed }), lookups)).toEqual([])
  })

  it('is found where it is hidden, in rows, and where the form no longer asks for it', () => {
    const answers = {
      person: { idNumber: plain, name: '甲' },
      gone: [{ _id: 'r1', was: sealed }],
      strange: 'text',
    }
    const paths: string[] = []
    const changed = changeSecrets(sampleForm, answers, (value, path) => {
      paths.push(path)
      return isSealed(value) ? undefined : 'x'
    })
    expect(paths).toEqual(['person.idNumber', 'gone[r1].was'])
    expect(changed).toEqual({
      person: { idNumber: 'x', name: '甲' },
      gone: [{ _id: 'r1' }],
      strange: 'text',
    })
    expect(answers.person.idNumber).toBe(plain)
  })
})
