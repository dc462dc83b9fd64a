import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Deps } from '../kernel/deps.ts'

/** The address without an association: outside production a list of the sites, else nothing. */
export function overview(deps: Deps) {
  return new Hono().get('/', async (c, next) => {
    const host = (c.req.header('host') ?? '').replace(/:\d+$/, '')
    if (host !== deps.env.BASE_HOST || deps.env.NODE_ENV === 'production') return next()
    const tenants = await deps.database.platform.tenant.findMany({
      where: { status: 'active' },
      orderBy: { createdAt: 'asc' },
      select: { slug: true, name: true },
    })
    const port = /:\d+$/.exec(c.req.header('host') ?? '')?.[0] ?? ''
    return c.html(
      page(
        tenants.map((tenant) => ({
          name: tenant.name,
          url: `http://${tenant.slug}.${host}${port}/`,
        })),
      ),
    )
  })
}

function page(sites: { name: string; url: string }[]) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>会馆</title>
        <style>
          body {
            margin: 0;
            background: #f5f6f3;
            color: #43494c;
            font:
              16px/1.7 'PingFang SC',
              'Microsoft YaHei',
              'Noto Sans SC',
              'Noto Sans CJK SC',
              sans-serif;
          }
          main {
            max-width: 40em;
            margin: 12vh auto;
            padding: 0 24px;
          }
          h1 {
            color: #16191b;
            font-size: 28px;
            margin: 0 0 8px;
          }
          ul {
            list-style: none;
            margin: 32px 0;
            padding: 0;
            border-top: 1px solid #16191b;
          }
          li {
            border-bottom: 1px solid #dde0dc;
          }
          li a {
            display: flex;
            flex-wrap: wrap;
            justify-content: space-between;
            gap: 4px 24px;
            padding: 16px 0;
            color: #16191b;
            text-decoration: none;
          }
          li a:hover strong {
            text-decoration: underline;
          }
          li span {
            color: #636a6d;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>会馆</h1>
          <p>多家协会共用的会员服务平台。请选择协会网站：</p>
          <ul>
            ${sites.map(
              (site) =>
                html`<li>
                  <a href="${site.url}"><strong>${site.name}</strong><span>${site.url}</span></a>
                </li>`,
            )}
          </ul>
          <p><a href="/dev/inbox">短信与邮件收件箱（仅本机、非生产环境）</a></p>
        </main>
      </body>
    </html>`
}
