import { expect, it } from 'vitest'
import { z } from 'zod'
import { newUuid } from './new-uuid.ts'

it('makes ids that the contract takes', () => {
  for (let n = 0; n < 50; n += 1) expect(z.uuid().safeParse(newUuid()).success).toBe(true)
})
