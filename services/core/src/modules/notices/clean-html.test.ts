import { describe, expect, it } from 'vitest'
import { cleanHtml } from './clean-html.ts'
import { plainText } from './plain-text.ts'

const noticeId = '01890000-0000-7000-8000-000000000001'
const picture = `/notice-files/${noticeId}/01890000-0000-7000-8000-00000000000a`
const clean = (html: string) => cleanHtml(html, noticeId)

describe('content that is kept', () => {
  it.each([
    '<h2>一、时间</h2><p>请<strong>准时</strong>参加，<em>勿</em><u>迟</u><s>到</s>。</p>',
    '<ul><li><p>甲</p></li></ul><ol start="3"><li><p>乙</p></li></ol><blockquote><p>引文</p></blockquote>',
    '<table><tbody><tr><th colspan="2">表头</th></tr><tr><td>甲</td><td>乙</td></tr></tbody></table>',
    '<p style="text-align:right">某某协会</p>',
    '<hr data-block="dues-table" data-year="2027" />',
    `<img src="${picture}" alt="会场" />`,
  ])('%s', (html) => {
    expect(clean(html)).toBe(html)
  })

  it('links to pages, mailboxes and phones, which learn nothing of ours', () => {
    expect(clean('<a href="https://example.cn/a?b=1">看</a>')).toBe(
      '<a href="https://example.cn/a?b=1" rel="noopener noreferrer" target="_blank">看</a>',
    )
    expect(clean('<a href="tel:010-1">打</a><a href="/join">入会</a>')).toContain('href="/join"')
  })

  it('of a word processor: the words, headings a level down, none of its styles', () => {
    const word =
      '<p class="MsoNormal" style="margin:0;font-family:宋体;mso-x:1"><span lang="EN-US">正文<o:p></o:p></span></p>' +
      '<h1>标题</h1><div style="color:red"><p>一段</p></div><!--[if gte mso 9]><xml>w</xml><![endif]-->'
    expect(clean(word)).toBe('<p>正文</p><h2>标题</h2><p>一段</p>')
  })
})

describe('content that is taken out', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    `<img src="https://evil.example/p.png">`,
    `<img src="/notice-files/01890000-0000-7000-8000-000000000002/01890000-0000-7000-8000-00000000000a">`,
    `<img src="${picture}/../../../files/1">`,
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext></table></math><mglyph><style><img src=x onerror=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<object data="x.swf"></object><embed src="x">',
    '<a href="javascript:alert(1)">点</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">点</a>',
    '<a href="java\nscript:alert(1)">点</a>',
    '<a href="data:text/html,<script>alert(1)</script>">点</a>',
    '<a href="//evil.example">点</a>',
    '<a href="/\\evil.example">点</a>',
    '<p onclick="alert(1)" id="app" class="dialog">文</p>',
    '<p style="position:fixed;inset:0;background:url(https://evil.example)">文</p>',
    '<p style="text-align:expression(alert(1))">文</p>',
    '<form action="https://evil.example"><input name="password"><button>登录</button></form>',
    '<style>body{display:none}</style>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">',
    '<hr data-block="dues-table" data-year="2027" onclick="alert(1)">',
    '<hr data-block="secrets" data-year="2027">',
    '<hr data-block="dues-table" data-year="2027&quot; onclick=&quot;x">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<p>&lt;script&gt;</p><template><script>alert(1)</script></template>',
  ])('%s', (html) => {
    const cleaned = clean(html)
    expect(cleaned).not.toMatch(
      /<(script|svg|math|iframe|object|embed|form|input|button|style|meta|base|template)/i,
    )
    expect(cleaned).not.toMatch(
      /\son\w+=|javascript|data:|evil|position|expression|class=|id=|secrets|自填/i,
    )
    expect(cleaned).not.toContain('<img')
  })

  it('is gone at the first cleaning: the second changes nothing', () => {
    const nasty =
      '<p>a<<b>b</b></p><scr<script>ipt>alert(1)</scr</script>ipt><div>甲<div>乙</div></div>' +
      '<hr data-block="dues-table" data-year="2027">丙</hr><hr><i>丁'
    expect(clean(clean(nasty))).toBe(clean(nasty))
  })
})

it('says in plain words what content says', () => {
  expect(
    plainText(
      '<h2>一</h2><p>甲 &amp; &lt;乙&gt;</p><table><tr><td>丙</td><td>丁</td></tr></table>',
    ),
  ).toBe('一\n甲 & <乙>\n丙 丁')
})
