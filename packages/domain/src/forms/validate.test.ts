import { describe, expect, it } from 'vitest'
import type { Answers } from '../blueprint/form.ts'
import { setAnswer } from './answers.ts'
import { sampleContext, sampleForm, wholeAnswers } from './testing/sample-form.ts'
import { validateAnswers } from './validate.ts'

function submit(answers: unknown, fileSlots: readonly string[] = []) {
  return validateAnswers(sampleForm, answers, 'submit', { ...sampleContext, fileSlots })
}

function draft(answers: unknown) {
  return validateAnswers(sampleForm, answers, 'draft', sampleContext)
}

function withAnswer(path: string, value: unknown): Answers {
  return setAnswer(wholeAnswers(), path, value)
}

describe('answers to a form', () => {
  it('have no problem when they are whole', () => {
    expect(submit(wholeAnswers())).toEqual([])
  })

  it('may be missing in a draft, not in a submission', () => {
    expect(draft({})).toEqual([])
    const problems = submit({})
    expect(problems.map(({ path }) => path)).toEqual([
      'unit.name',
      'unit.creditCode',
      'unit.group',
      'unit.place',
      'unit.nature',
      'unit.founded',
      'contacts',
    ])
    expect(problems[0]).toEqual({
      path: 'unit.name',
      step: 'unit',
      label: '单位名称',
      code: 'required',
      message: '请填写单位名称',
    })
    expect(problems[3]?.message).toBe('请选择所在省市')
    expect(problems.at(-1)?.message).toBe('联系人至少要填 1 项，现在有 0 项')
  })

  it('are missing when nothing visible is in them', () => {
    for (const nothing of ['', ' ', '\u3000', '\u200B', '\n\t', null, []]) {
      expect(submit(withAnswer('unit.name', nothing)).map(({ code }) => code)).toEqual(['required'])
    }
  })

  it('are told apart by row, with the path and the name of the row', () => {
    const [problem] = submit(withAnswer('contacts[r2].mobile', '1850000'))
    expect(problem).toMatchObject({
      path: 'contacts[r2].mobile',
      step: 'people',
      label: '联系人 2 · 手机号码',
      code: 'length',
    })
  })

  it.each([
    ['unit.name', '长'.repeat(61), 'too_long', '单位名称最多 60 个字，现在有 61 个，请缩短'],
    ['unit.about', '一\n\n二'.repeat(9), 'too_long', undefined],
    ['unit.creditCode', '91990108MA0009W2EF', 'check_character', undefined],
    ['unit.creditCode', '9199 0108MA0009W2EE', 'has_space', undefined],
    ['unit.place', ['140000'], 'option', '所在省市还没有选完，请选到省和市'],
    ['unit.place', ['140000', '110102'], 'option', undefined],
    ['unit.nature', 'gone', 'option', undefined],
    ['unit.nature', 'constructor', 'option', undefined],
    ['unit.staff', 0, 'out_of_range', '职工人数应在 1 到 100,000 人之间'],
    ['unit.staff', 1.5, 'decimals', '职工人数应为整数'],
    ['unit.founded', '2026-03-06', 'future', undefined],
    ['unit.founded', '0202-01-01', 'date', undefined],
    ['unit.founded', '1202-01-01', 'out_of_range', undefined],
    ['unit.founded', '2026-02-30', 'date', undefined],
    ['unit.fields', ['hydro', 'thermal', 'wind'], 'too_many', undefined],
    ['unit.fields', ['coal'], 'option', undefined],
    ['contacts[r1].email', 'office.example.cn', 'no_at', undefined],
  ])('%s refuses %j as %s, in a draft too', (path, value, code, message) => {
    for (const problems of [submit(withAnswer(path, value)), draft(withAnswer(path, value))]) {
      expect(problems.map((problem) => [problem.path, problem.code])).toEqual([[path, code]])
      expect(problems[0]?.message).toContain(message ?? '')
    }
  })

  it('counts a rare character once', () => {
    expect(submit(withAnswer('unit.name', '𠮷'.repeat(60)))).toEqual([])
  })

  it('offers the code that was meant', () => {
    const [problem] = submit(withAnswer('unit.creditCode', '9199 0108MA0009W2EE'))
    expect(problem?.suggestion).toBe('91990108MA0009W2EE')
  })

  it('has room for so many rows and no more', () => {
    const rows = ['a', 'b', 'c', 'd'].map((_id) => ({ _id, name: '林安', mobile: '18500000000' }))
    expect(draft({ ...wholeAnswers(), contacts: rows }).map(({ code }) => code)).toEqual([
      'too_many_rows',
    ])
  })
})

describe('hidden fields', () => {
  it('are asked for when another answer shows them', () => {
    const listed = withAnswer('unit.nature', 'listed')
    expect(submit(listed).map(({ path }) => path)).toEqual(['unit.listedAs'])
  })

  it('are not looked at while they are hidden', () => {
    expect(submit(withAnswer('unit.listedAs', '长'.repeat(100)))).toEqual([])
    expect(submit({ ...wholeAnswers(), person: { idNumber: 'x' } })).toEqual([])
  })
})

describe('files', () => {
  const person = {
    ...withAnswer('unit.nature', 'person'),
    person: { idNumber: '53010219200508011X', birthDate: '1920-05-08', sex: '1' },
  }

  it('are asked for by their slot', () => {
    expect(submit(person)).toMatchObject([{ path: 'person.photo', message: '请上传身份证照片' }])
    expect(submit(person, ['person.photo'])).toEqual([])
    expect(draft(person)).toEqual([])
  })

  it('are counted', () => {
    const problems = submit(person, Array<string>(3).fill('person.photo'))
    expect(problems.map(({ code }) => code)).toEqual(['too_many'])
  })

  it('are left alone where nobody knows about them', () => {
    const { today, lookups } = sampleContext
    expect(validateAnswers(sampleForm, person, 'submit', { today, lookups })).toEqual([])
  })

  it('have no value in the answers', () => {
    const problems = draft({ person: { photo: 'a' }, unit: { nature: 'person' } })
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['person.photo', 'unknown']])
  })
})

describe('an ID number', () => {
  const answers = (person: object) => ({ ...withAnswer('unit.nature', 'person'), person })
  const slots = ['person.photo']

  it('must agree with the date of birth and the sex beside it', () => {
    const told = { idNumber: '53010219200508011x', birthDate: '1920-05-09', sex: '2' }
    expect(submit(answers(told), slots).map(({ path, code }) => [path, code])).toEqual([
      ['person.birthDate', 'disagreement'],
      ['person.sex', 'disagreement'],
    ])
  })

  it('must be of a person who is born', () => {
    const told = { idNumber: '530102202705080126', birthDate: '1920-05-08', sex: '1' }
    expect(submit(answers(told), slots)[0]?.path).toBe('person.idNumber')
  })
})
