import { makeDraw } from '@guildhall/contract/experts'
import { describe, expect, it } from 'vitest'
import { noCriteria } from './criteria.ts'
import { drawOf, type DrawDraft } from './draw-draft.ts'

const draft: DrawDraft = {
  drawId: '5f0e2f0c-26f8-4d5e-9d55-0a3c3c8a1b11',
  ...{ project: '示例项目', client: ' 示例公司 ', reviewOn: '', place: '', reason: '' },
  ...{ wanted: '3', reserves: '', criteria: noCriteria, validOnly: true, asksReason: false },
  excludedUnits: ['另一家公司'],
  excludedPeople: [
    { identityId: '5f0e2f0c-26f8-4d5e-9d55-0a3c3c8a1b12', name: '示例专家', employer: '' },
  ],
}

describe('what is typed into a draw', () => {
  it('is what the server takes: numbers, no day as none, people by their ids', () => {
    const draw = drawOf('expert', draft)
    expect(makeDraw.safeParse(draw).success).toBe(true)
    expect(draw).toMatchObject({
      client: '示例公司',
      reviewOn: null,
      wanted: 3,
      reserves: 0,
      excludedPeople: ['5f0e2f0c-26f8-4d5e-9d55-0a3c3c8a1b12'],
    })
  })

  it.each(['', '0', '51', '2.5', '三'])('is refused for %j people', (wanted) => {
    expect(makeDraw.safeParse(drawOf('expert', { ...draft, wanted })).success).toBe(false)
  })
})
