import { empty } from '@guildhall/contract/common'
import {
  joinGuideView,
  privacyView,
  siteServices,
  siteView,
  verification,
  verifyByCode as byCodeInput,
  verifyByNumber as byNumberInput,
} from '@guildhall/contract/site'
import { open, router } from '../../trpc/init.ts'
import { verifyByCode, verifyByNumber } from '../certificates/verify-certificate.ts'
import { getJoinGuide } from './get-join-guide.ts'
import { getPrivacyRules } from './get-privacy-rules.ts'
import { getServices } from './get-services.ts'
import { getSite } from './get-site.ts'

export const siteRouter = router({
  get: open(empty, siteView).query(({ ctx }) => getSite(ctx)),
  joinGuide: open(empty, joinGuideView).query(({ ctx }) => getJoinGuide(ctx)),
  services: open(empty, siteServices).query(({ ctx }) => getServices(ctx)),
  privacy: open(empty, privacyView).query(({ ctx }) => getPrivacyRules(ctx)),
  verifyByCode: open(byCodeInput, verification).query(({ ctx, input }) => verifyByCode(ctx, input)),
  verifyByNumber: open(byNumberInput, verification).query(({ ctx, input }) =>
    verifyByNumber(ctx, input),
  ),
})
