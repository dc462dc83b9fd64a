import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import type { Deps } from '../kernel/deps.ts'
import type { TenantResolver } from './resolve-tenant.ts'

/** The built web application: hashed assets for a year, the page itself never cached. */
export function webPages(deps: Deps, resolveTenant: TenantResolver) {
  const root = path.relative(process.cwd(), deps.env.webDir)
  return new Hono()
    .use('/assets/*', async (c, next) => {
      c.header('cache-control', 'public, max-age=31536000, immutable')
      await next()
    })
    .use(
      serveStatic({
        root,
        precompressed: false,
        rewriteRequestPath: (asked) => (asked === '/' ? '/nothing-at-root' : asked),
      }),
    )
    .get('/assets/*', () => {
      throw new DomainError('not-found')
    })
    .get('*', async (c) => {
      if (!(await resolveTenant(c.req.header('host')))) return c.html(await unknownSite(), 404)
      c.header('cache-control', 'no-cache')
      return c.html(await readFile(path.join(deps.env.webDir, 'index.html'), 'utf8'))
    })
}

async function unknownSite(): Promise<string> {
  return '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>没有这个网站</title><p>没有这个网站，请核对网址。</p></html>'
}
