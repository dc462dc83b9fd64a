import { accountRouter } from '../modules/accounts/router.ts'
import { councilRouter } from '../modules/council/router.ts'
import { wechatRouter } from '../modules/wechat/router.ts'
import { labelsRouter } from '../modules/labels/router.ts'
import { deputiesRouter } from '../modules/deputies/router.ts'
import { reviewRouter } from '../modules/reviews/router.ts'
import { membersRouter } from '../modules/members/router.ts'
import { memberRouter } from '../modules/member/router.ts'
import { importsRouter } from '../modules/imports/router.ts'
import { expertsRouter } from '../modules/experts/router.ts'
import { exportsRouter } from '../modules/exports/router.ts'
import { messagesRouter } from '../modules/messages/router.ts'
import { meetingsRouter } from '../modules/meetings/router.ts'
import { mobileRouter } from '../modules/mobile/router.ts'
import { noticesRouter } from '../modules/notices/router.ts'
import { filesRouter } from '../modules/files/router.ts'
import { uploadsRouter } from '../modules/uploads/router.ts'
import { securityRouter } from '../modules/security/router.ts'
import { staffRouter } from '../modules/staff/router.ts'
import { casesRouter } from '../modules/cases/router.ts'
import { siteRouter } from '../modules/site/router.ts'
import { duesRouter } from '../modules/dues/router.ts'
import { receiptsRouter } from '../modules/receipts/router.ts'
import { handoversRouter } from '../modules/handovers/router.ts'
import { paperRouter } from '../modules/paper/router.ts'
import { router } from './init.ts'

/** Every procedure of the platform, one namespace a module. */
export const appRouter = router({
  site: siteRouter,
  account: accountRouter,
  review: reviewRouter,
  deputies: deputiesRouter,
  members: membersRouter,
  member: memberRouter,
  meetings: meetingsRouter,
  council: councilRouter,
  labels: labelsRouter,
  wechat: wechatRouter,
  messages: messagesRouter,
  notices: noticesRouter,
  files: filesRouter,
  uploads: uploadsRouter,
  cases: casesRouter,
  security: securityRouter,
  mobile: mobileRouter,
  staff: staffRouter,
  dues: duesRouter,
  receipts: receiptsRouter,
  handovers: handoversRouter,
  paper: paperRouter,
  imports: importsRouter,
  exports: exportsRouter,
  experts: expertsRouter,
})

export type AppRouter = typeof appRouter
