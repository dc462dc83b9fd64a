import { describe, expect, it } from 'vitest'
import { acceptGroup } from '../accept-group.ts'
import { setAnswer } from '../answers.ts'
import { diffAnswers } from '../diff.ts'
import { formatAnswer } from '../format-answer.ts'
import { normaliseAnswers } from '../normalise.ts'
import { sampleContext, sampleForm, sampleLookups, wholeAnswers } from '../testing/sample-form.ts'
import { validateAnswers } from '../validate.ts'

const unit = sampleForm.steps[0]!.groups[0]!
const fieldOf = (key: string) => unit.fields.find((field) => field.key === key)!

const problems = (path: string, value: unknown) =>
  validateAnswers(sampleForm, setAnswer(wholeAnswers(), path, value), 'submit', sampleContext)

const normal = (key: string, value: unknown) =>
  normaliseAnswers(sampleForm, setAnswer(wholeAnswers(), `unit.${key}`, value))['unit']

const CITY = ['140000', '140400']
const JINZHONG = ['140000', '140700']
const JINAN = ['370000', '370100']

describe('several places', () => {
  it('are chosen to the depth that is asked, each once, and not too many', () => {
    expect(problems('unit.regions', [CITY, JINAN])).toEqual([])
    expect(problems('unit.regions', [CITY, JINAN, CITY])).toEqual([])
    const many = problems('unit.regions', [CITY, JINAN, JINZHONG])
    expect(many[0]?.message).toBe('业务地区最多选 2 处，现在选了 3 处，请去掉几处')
    const half = problems('unit.regions', [CITY, ['370000']])
    expect(half[0]?.message).toContain('没有选到省和市')
    expect(problems('unit.regions', [['140000', '370100']])[0]?.code).toBe('option')
  })

  it('are stored once each and read as a list', () => {
    expect(normal('regions', [CITY, JINAN, CITY, []])).toMatchObject({
      regions: [CITY, JINAN],
    })
    const text = formatAnswer(fieldOf('regions'), [CITY, JINAN], sampleLookups)
    expect(text).toBe('山西省长治市、山东省济南市')
  })

  it.each([CITY, [[5]], [{}], 'x', [Array<string>(4).fill('140000')]])(
    'are no value such as %j',
    (value) => {
      expect(problems('unit.regions', value).map(({ code }) => code)).toEqual(['shape'])
    },
  )
})

describe('a period', () => {
  it.each([
    [{ from: '2015-07', to: '2019-06' }, '2015年7月至2019年6月'],
    [{ from: '2019-07', to: null }, '2019年7月至今'],
    [{ from: ' 2026-03', to: '2026-03 ' }, '2026年3月至2026年3月'],
  ])('%j reads as %s', (value, text) => {
    expect(problems('unit.served', value)).toEqual([])
    expect(formatAnswer(fieldOf('served'), value, sampleLookups)).toBe(text)
  })

  it.each([
    [{ from: '2019-07', to: '2019-06' }, 'out_of_range', '结束早于开始'],
    [{ from: '2019-07', to: '2026-04' }, 'future', '还没有结束的请选“至今”'],
    [{ from: '2026-04', to: null }, 'future', '应是过去的年月'],
    [{ from: '2019-07', to: '' }, 'date', '还差结束的年月'],
    [{ from: '2019-13', to: null }, 'date', '开始请填四位的年和月'],
    [{ from: '', to: '2019-06' }, 'date', '开始请填四位的年和月'],
    [{ from: '2019-07', to: '19-' }, 'date', '结束请填四位的年和月'],
    [{ from: '1019-07', to: null }, 'out_of_range', '开始的年份像是填错了'],
  ])('%j is refused as %s', (value, code, words) => {
    const [problem] = problems('unit.served', value)
    expect([problem?.path, problem?.code]).toEqual(['unit.served', code])
    expect(problem?.message).toContain(words)
  })

  it('of which no part is told is no answer', () => {
    expect(problems('unit.served', { from: '', to: null })).toEqual([])
    expect(normal('served', { from: ' ', to: '' })).not.toHaveProperty('served')
  })

  it.each(['2019-07', [], {}, { from: '2019-07' }, { from: 1, to: null }])(
    'is no value such as %j',
    (value) => {
      const found = problems('unit.served', value).map(({ code }) => code)
      expect(found).toEqual(Array.isArray(value) ? [] : ['shape'])
    },
  )

  it('is no value with a part of its own', () => {
    const value = { from: '2019-07', to: null, more: 'x' }
    expect(problems('unit.served', value).map(({ code }) => code)).toEqual(['shape'])
  })

  it('is kept as it is typed, without characters that no database keeps', () => {
    const typed = { served: { from: '201\u0000', to: null }, regions: [['14\u0000']] }
    expect(acceptGroup(unit, typed)).toEqual({
      ok: true,
      content: { served: { from: '201', to: null }, regions: [['14']] },
    })
  })

  it('that changed is told as people read it', () => {
    const before = setAnswer(wholeAnswers(), 'unit.served', { from: '2015-07', to: null })
    const after = setAnswer(wholeAnswers(), 'unit.served', { from: '2015-07', to: '2019-06' })
    expect(diffAnswers(sampleForm, before, before, sampleLookups)).toEqual([])
    expect(diffAnswers(sampleForm, before, after, sampleLookups)).toMatchObject([
      { path: 'unit.served', before: '2015年7月至今', after: '2015年7月至2019年6月' },
    ])
  })
})
