import { expect } from 'vitest'
import type { Program } from './program.ts'

/** A message as `/dev/inbox.json` tells it, as far as tests read it. */
export interface Sent {
  readonly channel: 'sms' | 'mail'
  readonly to: string
  readonly text: string
  readonly at: string
}

/** What was sent to a mobile or an address, newest first. */
export async function inbox({ port }: Program, to: string): Promise<Sent[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/dev/inbox.json?to=${encodeURIComponent(to)}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Sent[]
}

/** Waits for a message to `to` that holds `words`, and answers its text. */
export async function messageTo(program: Program, to: string, words: RegExp): Promise<string> {
  const find = async () => (await inbox(program, to)).find(({ text }) => words.test(text))?.text
  await expect.poll(find, { timeout: 15_000, message: `a message to ${to}` }).toBeDefined()
  return (await find()) ?? ''
}

/** Waits for the code of six figures that was sent last to a mobile. */
export async function codeSentTo(program: Program, mobile: string): Promise<string> {
  const text = await messageTo(program, mobile, /\d{6}/)
  return /\d{6}/.exec(text)?.[0] ?? ''
}
