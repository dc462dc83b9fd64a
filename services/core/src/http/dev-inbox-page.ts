import { html } from 'hono/html'
import type { InboxEntry } from '../modules/messages/read-inbox.ts'

const channelLabels = { sms: '短信', mail: '邮件', wechat: '微信' }

/** The page of `/dev/inbox`: newest first, texts as they would arrive, addresses in them as links. */
export function inboxPage(entries: readonly InboxEntry[]) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>短信与邮件收件箱</title>
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
            max-width: 44em;
            margin: 8vh auto;
            padding: 0 24px;
          }
          h1 {
            color: #16191b;
            font-size: 28px;
            margin: 0 0 8px;
          }
          ol {
            list-style: none;
            margin: 32px 0;
            padding: 0;
            border-top: 1px solid #16191b;
          }
          li {
            border-bottom: 1px solid #dde0dc;
            padding: 16px 0;
          }
          li p {
            margin: 4px 0 0;
            color: #16191b;
            overflow-wrap: anywhere;
          }
          .facts {
            display: flex;
            flex-wrap: wrap;
            gap: 0 16px;
            font-size: 14px;
            color: #636a6d;
            font-variant-numeric: tabular-nums;
          }
          a {
            color: inherit;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>短信与邮件收件箱</h1>
          <p>没有配置短信或邮件服务时，发出的内容都在这里。只有本机能看到，生产环境没有这一页。</p>
          ${
            entries.length > 0
              ? html`<ol>
                  ${entries.map(line)}
                </ol>`
              : html`<p>还没有发出过短信或邮件。</p>`
          }
        </main>
      </body>
    </html>`
}

function line(entry: InboxEntry) {
  return html`<li>
    <div class="facts">
      <span>${channelLabels[entry.channel]}</span>
      <a href="?to=${encodeURIComponent(entry.to)}">${entry.to}</a>
      <span>${entry.tenant}</span>
      <time datetime="${entry.at}">${chinaTime(entry.at)}</time>
      <span>${entry.state}</span>
    </div>
    <p>${linked(entry.text)}</p>
  </li>`
}

function linked(text: string) {
  const pieces = text.split(/(https?:\/\/[^\s，。）】]+)/)
  return pieces.map((piece, index) =>
    index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : piece,
  )
}

function chinaTime(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(instant))
}
