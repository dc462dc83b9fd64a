import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import type { InboxEntry } from '../modules/messages/read-inbox.ts'
import { freshMobile, testPassword } from './build-account.ts'
import type { TestClient } from './test-client.ts'

/** A solved challenge, as the browser would send it. */
export async function solveProof(client: TestClient): Promise<string> {
  const { challenge } = await client.api.account.challenge.query({})
  const solution = await solveChallenge({ challenge: challenge as unknown as Challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** Messages to a mobile or an address, newest first, from the development inbox. */
export async function readMessages(client: TestClient, to: string): Promise<InboxEntry[]> {
  const answer = await client.send({ path: `/dev/inbox.json?to=${encodeURIComponent(to)}` })
  return JSON.parse(answer.text) as InboxEntry[]
}

/** Asks for a code and reads it from the inbox; empty where none was sent. */
export async function askForCode(
  client: TestClient,
  purpose: 'register' | 'reset-password',
  mobile: string,
): Promise<string> {
  const proof = await solveProof(client)
  await client.api.account.sendCode.mutate({ purpose, mobile, proof })
  return newestCode(client, mobile)
}

/** The same for another number to sign in with: a code to the `old` one, or to the new. */
export async function askForMobileCode(
  client: TestClient,
  to: 'old' | 'new',
  mobile: string,
): Promise<string> {
  const proof = await solveProof(client)
  await client.api.mobile.sendCode.mutate(to === 'old' ? { to, proof } : { to, mobile, proof })
  return newestCode(client, mobile)
}

async function newestCode(client: TestClient, mobile: string): Promise<string> {
  const [newest] = await readMessages(client, mobile)
  return String(newest?.variables.code ?? '')
}

/** What a person types at registration, with the code of the mobile. */
export async function registrationOf(client: TestClient, mobile = freshMobile()) {
  const { privacyVersion } = await client.api.site.get.query({})
  return {
    userName: '陆远',
    mobile,
    email: 'luyuan@example.cn',
    unitName: '北辰电力建设有限公司',
    code: await askForCode(client, 'register', mobile),
    password: testPassword,
    privacyVersion,
  }
}
