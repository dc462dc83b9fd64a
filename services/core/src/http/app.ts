import { trpcServer } from '@hono/trpc-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { DomainError, errorTable } from '@guildhall/contract/errors'
import { appRouter } from '../trpc/app-router.ts'
import { toRefusal } from '../trpc/format-error.ts'
import type { Deps } from '../kernel/deps.ts'
import { devInbox } from './dev-inbox.ts'
import { health } from './health.ts'
import { overview } from './overview.ts'
import { requestContext } from './request-context.ts'
import { createTenantResolver } from './resolve-tenant.ts'
import { demandSameSite } from './same-site.ts'
import { tenantRoutes } from './tenant-routes.ts'
import type { AppVariables } from './variables.ts'
import { webPages } from './web-pages.ts'

/** Bodies of tRPC are JSON of forms; files have a route and a cap of their own. */
const rpcBodyLimit = 1024 * 1024

/** Calls in one request; limits are charged for each of them inside its procedure. */
const mostInBatch = 10

/** The HTTP side of the program: health, the overview of associations, and each association's site. */
export function createApp(deps: Deps) {
  const resolveTenant = createTenantResolver(deps.database)
  const routes = tenantRoutes()
  const isDynamic = dynamicPath(routes)
  const app = new Hono<AppVariables>()
  app.onError((error, c) => {
    const refusal = toRefusal(error)
    if (refusal.code === 'server.fault')
      deps.log.error('request.failed', error, { path: c.req.path })
    return c.json({ refusal }, errorTable[refusal.code].status as 400)
  })
  app.use(secureHeaders(securityHeaders))
  app.route('/', health(deps))
  if (deps.env.NODE_ENV !== 'production') app.route('/dev', devInbox(deps))
  app.use(compress())
  app.use(async (c, next) => {
    demandSameSite({
      method: c.req.method,
      host: c.req.header('host') ?? '',
      header: (name) => c.req.header(name),
    })
    await next()
  })
  app.route('/', overview(deps))
  app.use('/trpc/*', bodyLimit({ maxSize: rpcBodyLimit, onError: () => tooLarge() }))
  app.use('/trpc/*', async (c, next) => {
    demandJson(c.req.method, c.req.header('content-type'))
    await next()
  })
  app.use(async (c, next) => {
    if (!isDynamic(c.req.path)) return next()
    const tenant = await resolveTenant(c.req.header('host'))
    if (!tenant) throw new DomainError('site.unknown')
    const cookies: string[] = []
    c.set('ctx', await requestContext(deps, tenant, c, cookies))
    await next()
    // After the answer is made: headers set before are lost on one that comes from elsewhere, as tRPC's.
    // On its own headers, since c.header() would wrap it anew and turn its text into a stream.
    const { headers } = c.res
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    // Said here for compress(), which would say it by c.header().
    headers.append('vary', 'accept-encoding')
    for (const cookie of cookies) headers.append('set-cookie', cookie)
  })
  app.use(
    '/trpc/*',
    trpcServer({
      router: appRouter,
      createContext: (_, c) => c.get('ctx'),
      allowBatching: true,
      maxBatchSize: mostInBatch,
    }),
  )
  app.route('/', routes)
  app.use(async (c, next) => {
    if (isDynamic(c.req.path)) throw new DomainError('not-found')
    await next()
  })
  app.route('/', webPages(deps, resolveTenant))
  return app
}

/**
 * Whether a path is answered for an association and its session; all else is a page or an asset. What
 * is almost an address of a module's reads like a missing thing, and not like a page.
 */
function dynamicPath(routes: Hono<AppVariables>): (path: string) => boolean {
  const firsts = new Set(['trpc', ...routes.routes.map(({ path }) => path.split('/')[1] ?? '')])
  return (path) => {
    const [, first = '', ...rest] = path.split('/')
    return rest.length > 0 && firsts.has(first)
  }
}

/** A form of another site posts multipart or text with no preflight; tRPC takes JSON only. */
function demandJson(method: string, contentType = ''): void {
  if (method === 'POST' && !/^application\/json\b/i.test(contentType))
    throw new DomainError('request.invalid')
}

function tooLarge(): never {
  throw new DomainError('request.too-large')
}

const securityHeaders = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
  },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: false,
  referrerPolicy: 'same-origin',
}
