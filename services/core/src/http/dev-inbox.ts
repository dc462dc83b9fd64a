import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context } from 'hono'
import type { Deps } from '../kernel/deps.ts'
import { readInbox } from '../modules/messages/read-inbox.ts'
import { inboxPage } from './dev-inbox-page.ts'

/** What a proxy adds: behind one, the address of the connection says nothing of who asks. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/**
 * Where SMS and mail land outside production: a page, and JSON for tests (`?to=` a mobile or an
 * address, newest first). Codes stand in it, so it answers this machine alone; to others it is a
 * page that does not exist.
 */
export function devInbox(deps: Deps) {
  return new Hono()
    .use(async (c, next) => {
      if (!isThisMachine(c, deps.env.BASE_HOST)) return c.notFound()
      c.header('cache-control', 'no-store')
      await next()
    })
    .get('/inbox', async (c) => c.html(inboxPage(await readInbox(deps, c.req.query('to')))))
    .get('/inbox.json', async (c) => c.json(await readInbox(deps, c.req.query('to'))))
}

/** By the connection's own address; a name that is not ours points here by someone else's DNS. */
function isThisMachine(c: Context, baseHost: string): boolean {
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false
  return (
    isLoopback(getConnInfo(c).remote.address) && isOwnName(c.req.header('host') ?? '', baseHost)
  )
}

/** 127.0.0.0/8 and ::1, also as IPv4-mapped IPv6. */
export function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').toLowerCase().replace(/^::ffff:/, '')
  return plain === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain)
}

function isOwnName(hostHeader: string, baseHost: string): boolean {
  const host = hostHeader.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  return (
    [baseHost, 'localhost', '127.0.0.1', '[::1]'].includes(host) || host.endsWith(`.${baseHost}`)
  )
}
