import { describe, expect, it } from 'vitest'
import { formSpec } from '../blueprint/form.ts'
import { entriesOf } from './entries.ts'
import { sampleForm, wholeAnswers } from './testing/sample-form.ts'

const chained = formSpec.parse({
  steps: [
    {
      key: 'one',
      title: '一',
      groups: [
        {
          key: 'a',
          fields: [
            { key: 'kind', label: '种类', kind: 'text' },
            {
              key: 'sort',
              label: '类别',
              kind: 'text',
              visibleWhen: { path: 'a.kind', oneOf: ['x', '7'] },
            },
          ],
        },
        {
          key: 'rows',
          repeat: { min: 0, max: 5, itemLabel: '证书' },
          visibleWhen: { path: 'a.kind', oneOf: ['x', '7'] },
          fields: [
            {
              key: 'type',
              label: '类型',
              kind: 'text',
              visibleWhen: { path: 'a.kind', oneOf: ['x', '7'] },
            },
            {
              key: 'until',
              label: '有效期至',
              kind: 'date',
              visibleWhen: { path: 'rows.type', oneOf: ['dated'] },
            },
          ],
        },
        {
          key: 'b',
          visibleWhen: { path: 'a.sort', oneOf: ['y'] },
          fields: [
            {
              key: 'z',
              label: '丙',
              kind: 'text',
              visibleWhen: { path: 'rows.type', oneOf: ['dated'] },
            },
            { key: 'p', label: '丁', kind: 'text', visibleWhen: { path: 'b.q', oneOf: ['1'] } },
            { key: 'q', label: '戊', kind: 'text', visibleWhen: { path: 'b.p', oneOf: ['1'] } },
            {
              key: 'n',
              label: '己',
              kind: 'text',
              visibleWhen: { path: 'a.nowhere', oneOf: ['1'] },
            },
          ],
        },
      ],
    },
  ],
})

function shown(answers: unknown): string[] {
  return entriesOf(chained, answers).map(({ path }) => path)
}

describe('visibility', () => {
  it('follows an answer', () => {
    expect(shown({})).toEqual(['a.kind'])
    expect(shown({ a: { kind: 'x' } })).toEqual(['a.kind', 'a.sort'])
    expect(shown({ a: { kind: ' x ' } })).toEqual(['a.kind', 'a.sort'])
    expect(shown({ a: { kind: 7 } })).toEqual(['a.kind', 'a.sort'])
    expect(shown({ a: { kind: ['w', 'x'] } })).toEqual(['a.kind', 'a.sort'])
  })

  it('is asked for each row by its own answers', () => {
    const rows = [
      { _id: 'r1', type: 'dated' },
      { _id: 'r2', type: 'open' },
    ]
    expect(shown({ a: { kind: 'x' }, rows })).toEqual([
      'a.kind',
      'a.sort',
      'rows[r1].type',
      'rows[r1].until',
      'rows[r2].type',
    ])
  })

  it('asks the first row when seen from another group', () => {
    const answers = { a: { kind: 'x', sort: 'y' }, rows: [{ _id: 'r1', type: 'dated' }] }
    expect(shown(answers)).toContain('b.z')
    expect(
      shown({ ...answers, rows: [{ _id: 'r0', type: 'open' }, ...answers.rows] }),
    ).not.toContain('b.z')
  })

  it('forgets an answer that is hidden itself', () => {
    expect(shown({ a: { kind: 'gone', sort: 'y' }, b: { z: '1' } })).toEqual(['a.kind'])
  })

  it('hides what depends on itself and what depends on nothing that exists', () => {
    const paths = shown({ a: { kind: 'x', sort: 'y' }, b: { p: '1', q: '1' } })
    expect(paths).not.toContain('b.p')
    expect(paths).not.toContain('b.n')
  })

  it('numbers the rows as people count them', () => {
    const rows = entriesOf(sampleForm, wholeAnswers()).flatMap(({ row }) =>
      row ? [row.label] : [],
    )
    expect(new Set(rows)).toEqual(new Set(['联系人 1', '联系人 2']))
  })
})
