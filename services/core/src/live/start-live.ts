import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { findSignedIn, readSessionCookie } from '../auth/sessions.ts'
import { isSameSite } from '../http/same-site.ts'
import { createTenantResolver } from '../http/resolve-tenant.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Wake } from '../kernel/wake.ts'
import { catchUp } from './catch-up.ts'
import { createFanOut } from './fan-out.ts'
import type { LiveSocket } from './live-socket.ts'
import { endWithTheDay } from './end-with-the-day.ts'
import { trackViewing } from './presence.ts'
import { roomsOf } from './rooms.ts'

/** The live side: one socket a tab, authorised at the handshake, in rooms that the server chooses. */
export function startLive(deps: Deps, server: HttpServer, wake: Wake): { stop(): Promise<void> } {
  const resolveTenant = createTenantResolver(deps.database)
  const io = new Server(server, {
    path: '/live',
    serveClient: false,
    connectionStateRecovery: undefined,
    maxHttpBufferSize: 16 * 1024,
    allowRequest: ({ headers }, decide) => {
      const header = (name: string) =>
        Array.isArray(headers[name]) ? headers[name][0] : headers[name]
      decide(null, isSameSite({ host: headers.host ?? '', header }))
    },
  })

  io.use((socket, next) => {
    admit(socket)
      .then((admitted) => next(admitted ? undefined : new Error('session.required')))
      .catch((error: unknown) => {
        deps.log.error('live.handshake', error)
        next(new Error('server.fault'))
      })
  })

  const admit = async (socket: Socket): Promise<boolean> => {
    const { headers } = socket.handshake
    const tenant = await resolveTenant(headers.host)
    const sessionId = readSessionCookie(deps.env, headers.cookie)
    const actor = tenant && sessionId ? await findSignedIn(deps, tenant.id, sessionId) : null
    if (!tenant || !actor) return false
    socket.data = { tenantId: tenant.id, actor }
    await socket.join(await roomsOf({ deps, tenant, actor }))
    if (actor.grants.some(({ deputyFor }) => deputyFor)) endWithTheDay(deps.clock, socket)
    await fanOut.follow(tenant.id)
    return true
  }

  const fanOut = createFanOut(deps, io)
  const stopListening = wake.onNews((tenantId) => fanOut.read(tenantId))
  io.on('connection', (socket: LiveSocket) => {
    socket.on(
      'since',
      (input: unknown) =>
        void catchUp(deps, socket, input).catch((error: unknown) =>
          deps.log.error('live.catch-up', error),
        ),
    )
    trackViewing(deps, io, socket)
  })

  return {
    async stop() {
      stopListening()
      fanOut.stop()
      await io.close()
    },
  }
}
