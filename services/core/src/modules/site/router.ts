import { empty } from '@guildhall/contract/common'
import { joinGuideView, privacyView, siteView } from '@guildhall/contract/site'
import { open, router } from '../../trpc/init.ts'
import { getJoinGuide } from './get-join-guide.ts'
import { getPrivacyRules } from './get-privacy-rules.ts'
import { getSite } from './get-site.ts'

export const siteRouter = router({
  get: open(empty, siteView).query(({ ctx }) => getSite(ctx)),
  joinGuide: open(empty, joinGuideView).query(({ ctx }) => getJoinGuide(ctx)),
  privacy: open(empty, privacyView).query(({ ctx }) => getPrivacyRules(ctx)),
})
