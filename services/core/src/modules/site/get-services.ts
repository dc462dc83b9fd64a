import type { SiteServices } from '@guildhall/contract/site'
import type { RequestContext } from '../../kernel/context.ts'
import { paymentOf } from '../dues/my-dues.ts'
import { listDownloads } from './list-downloads.ts'

/** Papers to print, and how dues are paid where the association tells that to everybody. */
export async function getServices(ctx: RequestContext): Promise<SiteServices> {
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  return {
    downloads: listDownloads(content, ctx.actor !== null),
    payment: content.payment.onPortal ? paymentOf(content, '单位名称或会员号') : null,
  }
}
