import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Env } from '../env.ts'

/** Says in one sentence why the address can't be listened at and how to mend it. */
export class ListenError extends Error {}

export type Listening = { server: Server; port: number; close(): Promise<void> }

/** Listens at HOST:PORT; throws ListenError where that is taken or not allowed. */
export function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  env: Env,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: env.PORT, hostname: env.HOST }, (info) => {
      resolve({ server, port: info.port, close: () => close(server) })
    }) as Server
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, env))),
    )
  })
}

function explain(error: NodeJS.ErrnoException, env: Env): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${env.PORT} is taken: end the program that uses it, or choose another with PORT=3001 npm start.`
  if (error.code === 'EACCES')
    return `Port ${env.PORT} needs rights that this user does not have: choose one above 1023 with PORT=3000.`
  return `Can't listen at ${env.HOST}:${env.PORT} (${error.code ?? error.message}): check HOST and PORT.`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  })
}
