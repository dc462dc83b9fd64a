import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { askForCode } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'

let test: TestProgram
const sockets: Socket[] = []

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})

const client = () => signedInClient(test, test.sites[0])

/** A connected socket of a browser. */
async function connect(browser: TestClient): Promise<Socket> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const socket = io(`http://127.0.0.1:${test.program.port}`, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { host: browser.host, origin: `http://${browser.host}`, cookie },
  })
  sockets.push(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

const closing = (socket: Socket) =>
  new Promise<string>((resolve) => void socket.once('disconnect', resolve))

describe('live connections of an account', () => {
  it('end when it signs out, while others’ stay', async () => {
    const [one, other] = [await client(), await client()]
    const [mine, theirs] = [await connect(one), await connect(other)]
    const closed = closing(mine)
    await one.api.account.signOut.mutate({})
    expect(await closed).toBe('io server disconnect')
    expect(theirs.connected).toBe(true)
  })

  it('end when its password is reset', async () => {
    const browser = await client()
    const closed = closing(await connect(browser))
    const { mobile } = browser.account
    const visitor = test.visitor(test.sites[0])
    const code = await askForCode(visitor, 'reset-password', mobile)
    const password = 'Bridge-over-river-9'
    await visitor.api.account.resetPassword.mutate({ mobile, code, password })
    expect(await closed).toBe('io server disconnect')
  })
})
