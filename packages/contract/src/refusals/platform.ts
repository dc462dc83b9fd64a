import type { Refusals } from './refusals.ts'

/** Of the request itself, and of what belongs to no other area. */
export const platformRefusals = {
  'request.invalid': { status: 400, text: '填写的内容有误，请按标出的提示修改后再提交。' },
  'request.too-large': { status: 413, text: '内容过大，请精简后再提交。' },
  'request.cross-site': { status: 403, text: '请求不是从本站页面发出的，请回到本站重新操作。' },
  'request.too-many': { status: 429, text: '操作太频繁，请{minutes}分钟后再试。' },
  'server.busy': { status: 503, text: '系统正忙，请稍等几秒再试，已填内容不会丢失。' },
  'server.fault': { status: 500, text: '系统出了问题，已记录，请稍后再试。已填内容不会丢失。' },
  'site.unknown': { status: 404, text: '没有这个网站，请核对网址。' },
  'not-found': { status: 404, text: '没有找到，可能已被移除，或您无权查看。' },
  'wechat.not-bound': { status: 409, text: '微信没有绑定成功，请回到账号页再绑定一次。' },
  'wechat.taken': { status: 409, text: '这个微信已绑定了另一个账号，请先在那个账号里解除绑定。' },
  'labels.none': { status: 422, text: '选定的会员都没有登记通讯地址，请先补登，或换一个范围。' },
  'labels.too-many': { status: 422, text: '一次最多打印{most}张，请按级别或分支机构分次打印。' },
  'step.too-long': { status: 400, text: '内容太长，请控制在{max}字以内。' },
} as const satisfies Refusals
