import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startStandInSmtp, type StandInSmtp } from '../../testing/stand-in-smtp.ts'
import { smtpMail } from './smtp-mail.ts'

let server: StandInSmtp

beforeAll(async () => {
  server = await startStandInSmtp()
})
afterAll(() => server.close())
beforeEach(() => server.behave(null))

const mail = {
  to: 'luyuan@example.cn',
  subject: '您的申请已通过',
  text: '北辰电力的入会申请已通过。',
  messageId: '0199',
}
const sender = (url = server.url) =>
  smtpMail({ url, from: '示例协会 <office@example.org.cn>', timeoutMs: 400 })

describe('mail over SMTP', () => {
  it('goes out as plain text with an id of ours', async () => {
    expect(await sender().send(mail)).toEqual({
      kind: 'accepted',
      providerId: '<0199@example.org.cn>',
    })
    const taken = server.taken.at(-1) ?? ''
    expect(taken).toContain('To: luyuan@example.cn')
    expect(taken).toMatch(/^Auto-Submitted: auto-generated/im)
    expect(taken).toContain(Buffer.from(mail.text).toString('base64'))
  })

  it('keeps an address with a line break in it out of the headers', async () => {
    await sender().send({ ...mail, subject: '您好\r\nBcc: other@example.cn' })
    expect(server.taken.at(-1)).not.toMatch(/^Bcc:/im)
  })

  it.each([
    [
      'RCPT' as const,
      '550 no such user' as const,
      { kind: 'refused', reason: 'SMTP 550', retry: false },
    ],
    ['RCPT' as const, '450 later' as const, { kind: 'refused', reason: 'SMTP 450', retry: true }],
    [
      'END' as const,
      '554 not wanted' as const,
      { kind: 'refused', reason: 'SMTP 554', retry: false },
    ],
    ['END' as const, '451 later' as const, { kind: 'refused', reason: 'SMTP 451', retry: true }],
  ])('that gets at %s the answer %s', async (at, reply, result) => {
    server.behave({ at, reply })
    expect(await sender().send(mail)).toEqual(result)
  })

  it.each(['drop' as const, 'silent' as const])(
    'has an unknown outcome when the server, given the text, is %s',
    async (reply) => {
      server.behave({ at: 'END', reply })
      const before = server.taken.length
      expect(await sender().send(mail)).toMatchObject({ kind: 'unknown' })
      expect(server.taken).toHaveLength(before + 1)
    },
  )

  it('was certainly not sent where nobody listens', async () => {
    const gone = await startStandInSmtp()
    await gone.close()
    expect(await sender(gone.url).send(mail)).toMatchObject({ kind: 'refused', retry: true })
  })
})
