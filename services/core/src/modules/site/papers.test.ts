import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { signedInClient } from '../../testing/build-account.ts'

let test: TestProgram
beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

it('offers blank papers to anyone, and filled ones to who is signed in alone', async () => {
  for (const site of test.sites) {
    const visitor = test.visitor(site)
    const { downloads } = await visitor.api.site.services.query({})
    expect(downloads.length).toBeGreaterThan(0)
    for (const { url, filledUrl } of downloads) {
      expect(filledUrl).toBeNull()
      const blank = await visitor.send({ path: url })
      expect([blank.status, Buffer.from(blank.body).subarray(0, 5).toString()]).toEqual([
        200,
        '%PDF-',
      ])
      expect((await visitor.send({ path: `${url}?filled` })).status).toBe(401)
    }
    const member = await signedInClient(test, site)
    const own = await member.api.site.services.query({})
    const filled = await member.send({ path: own.downloads[0]?.filledUrl ?? '' })
    expect(filled.status).toBe(200)
    expect((await visitor.send({ path: '/papers/nothing/form.pdf' })).status).toBe(404)
  }
})
