import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../testing/build-account.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'
import type { TestClient } from '../testing/test-client.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const json = { 'content-type': 'application/json' }
/** Signs out, which takes no input: the easiest to run from elsewhere. */
const call = (
  client: TestClient,
  headers: Record<string, string>,
  body: string | Uint8Array = '{}',
) => client.send({ method: 'POST', path: '/trpc/account.signOut', headers, body })
const isSignedIn = async (client: TestClient) =>
  (await client.api.site.get.query({})).viewer !== null

const multipart = {
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
}

describe('a request from another site', () => {
  it.each([
    ['JSON from another origin', { ...json, origin: 'http://evil.example' }],
    ['JSON with no Origin', { ...json, origin: '' }],
    ['JSON from an opaque origin', { ...json, origin: 'null' }],
    ['JSON, as the browser says cross-site', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['JSON, as the browser says same-site', { ...json, 'sec-fetch-site': 'same-site' }],
    ['JSON of the address bar', { ...json, 'sec-fetch-site': 'none' }],
    ['text with no preflight', { 'content-type': 'text/plain', origin: 'http://evil.example' }],
    ['multipart with no preflight', { ...multipart.headers, origin: 'http://evil.example' }],
  ])('%s changes nothing', async (_, headers) => {
    const client = await signedInClient(test, test.sites[0])
    const answer = await call(client, headers)
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text).refusal.code).toBe('request.cross-site')
    expect(await isSignedIn(client)).toBe(true)
  })

  it('of another association of ours changes nothing', async () => {
    const client = await signedInClient(test, test.sites[0])
    const origin = `http://${test.visitor(test.sites[1]).host}`
    expect((await call(client, { ...json, origin })).status).toBe(403)
    expect(await isSignedIn(client)).toBe(true)
  })

  it('changes nothing by GET, nor by a method in a header', async () => {
    const client = await signedInClient(test, test.sites[0])
    for (const override of ['', 'POST']) {
      const headers = { 'x-http-method-override': override }
      const answer = await client.send({ path: '/trpc/account.signOut?input=%7B%7D', headers })
      expect(answer.status).toBeGreaterThanOrEqual(400)
    }
    expect(await isSignedIn(client)).toBe(true)
  })
})

describe('a request from the site’s own page', () => {
  it.each([
    ['multipart', multipart.headers, multipart.body],
    ['text', { 'content-type': 'text/plain' }, '{}'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
    ['bytes', { 'content-type': 'application/octet-stream' }, '{}'],
    ['no type', {}, '{}'],
  ])('that is %s and no JSON runs nothing', async (_, headers, body) => {
    const client = await signedInClient(test, test.sites[0])
    expect((await call(client, headers, body)).status).toBe(400)
    expect(await isSignedIn(client)).toBe(true)
  })

  it('that is JSON goes through, by Origin or by what the browser says', async () => {
    for (const headers of [json, { ...json, origin: '', 'sec-fetch-site': 'same-origin' }]) {
      const client = await signedInClient(test, test.sites[0])
      expect((await call(client, headers)).status).toBe(200)
      expect(await isSignedIn(client)).toBe(false)
    }
  })
})
