import { Hono } from 'hono'
import { certificateRoutes } from '../modules/certificates/routes.ts'
import { caseRoutes } from '../modules/cases/routes.ts'
import { councilRoutes } from '../modules/council/routes.ts'
import { duesRoutes } from '../modules/dues/routes.ts'
import { expertRoutes } from '../modules/experts/routes.ts'
import { exportRoutes } from '../modules/exports/routes.ts'
import { importRoutes } from '../modules/imports/routes.ts'
import { fileRoutes } from '../modules/files/routes.ts'
import { uploadRoutes } from '../modules/uploads/routes.ts'
import { wechatRoutes } from '../modules/wechat/routes.ts'
import { labelRoutes } from '../modules/labels/routes.ts'
import { meetingRoutes } from '../modules/meetings/routes.ts'
import { mobileRoutes } from '../modules/mobile/routes.ts'
import { noticeRoutes } from '../modules/notices/routes.ts'
import { reviewRoutes } from '../modules/reviews/routes.ts'
import { siteRoutes } from '../modules/site/routes.ts'
import type { AppVariables } from './variables.ts'

/** Routes of modules that answer something other than JSON: files, PDFs, pictures. */
export function tenantRoutes() {
  return new Hono<AppVariables>()
    .route('/', uploadRoutes)
    .route('/', fileRoutes)
    .route('/', caseRoutes)
    .route('/', reviewRoutes)
    .route('/', meetingRoutes)
    .route('/', councilRoutes)
    .route('/', labelRoutes)
    .route('/', wechatRoutes)
    .route('/', certificateRoutes)
    .route('/', noticeRoutes)
    .route('/', duesRoutes)
    .route('/', importRoutes)
    .route('/', exportRoutes)
    .route('/', mobileRoutes)
    .route('/', expertRoutes)
    .route('/', siteRoutes)
}
