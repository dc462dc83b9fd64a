import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshMobile } from '../../testing/build-account.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMessage, readMessage, type MessageWishes } from '../../testing/build-message.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let reviewer: Applicant

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  reviewer = await buildStaff(test, test.sites[0], 'membership-reviewer')
})
afterAll(() => test.stop())

const build = (wishes: MessageWishes) => buildMessage(test, test.sites[0], wishes)
const resend = (ids: string[]) => reviewer.api.messages.resend.mutate({ ids })

describe('sending once more', () => {
  it('puts what failed, or what nobody knows of, back into the outbox, once', async () => {
    const ids = await Promise.all([build({ state: 'failed' }), build({ state: 'unknown' })])
    const both = await Promise.all([resend(ids), resend(ids)])
    expect(both.map(({ sent }) => sent).toSorted()).toEqual([0, 2])
    expect(await readMessage(test, test.sites[0], ids[0] ?? '')).toMatchObject({
      state: 'queued',
      attempts: 0,
      error: null,
    })
    const events = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .event.findMany({ where: { kind: 'message.resent', subjectId: { in: ids } } })
    expect(events.map(({ actorId }) => actorId)).toEqual([reviewer.account.id, reviewer.account.id])
  })

  it('leaves alone what was sent, what waits, codes, and another association’s', async () => {
    const ids = [
      await build({ state: 'sent' }),
      await build({ state: 'queued' }),
      await build({ state: 'failed', template: 'code' }),
      await buildMessage(test, test.sites[1], { state: 'failed' }),
    ]
    expect(await resend(ids)).toEqual({ sent: 0 })
    expect(await readMessage(test, test.sites[1], ids[3] ?? '')).toMatchObject({ state: 'failed' })
    const other = await buildStaff(test, test.sites[0], 'branch-reviewer', { branch: 'new-energy' })
    expect((await refusalOf(other.api.messages.resend.mutate({ ids }))).code).toBe('not-found')
  })

  it.each(['code', 'handover-code', 'staff-invited', 'reset-link', 'mobile-change-waiting'])(
    'is impossible for %s, whose secret is struck out',
    async (template) => {
      const recipient = freshMobile()
      const id = await build({ state: 'failed', template, recipient })
      expect(await resend([id])).toEqual({ sent: 0 })
      const { rows } = await reviewer.api.messages.list.query({ search: recipient })
      expect(rows).toMatchObject([{ state: 'failed', canResend: false }])
    },
  )

  it('is offered with the reason, and counters agree with the lists', async () => {
    await build({ state: 'failed', recipient: '18500009999' })
    for (const filter of ['waiting', 'trouble', 'undelivered'] as const) {
      const { rows, counts } = await reviewer.api.messages.list.query({ filter })
      expect(rows).toHaveLength(counts[filter])
    }
    const { rows } = await reviewer.api.messages.list.query({ search: '18500009999' })
    expect(rows).toMatchObject([{ state: 'failed', canResend: true }])
    expect((await reviewer.api.messages.list.query({ search: '1850000999' })).rows).toEqual([])
  })
})

describe('the templates', () => {
  it('stand as the blueprint has them, each with the variables it may use', async () => {
    const { templates, signature } = await reviewer.api.messages.templates.query({})
    expect(signature).not.toBe('')
    expect(templates.find(({ key }) => key === 'case-returned')?.variables).toContain('remarks')
  })
})
