import type { RouteRecordRaw } from 'vue-router'
import { awaitJoinGuide } from './use-join-guide.ts'

/** The public pages. */
export const portalRoutes: RouteRecordRaw[] = [
  { path: '', component: () => import('./HomePage.vue'), beforeEnter: () => awaitJoinGuide() },
  {
    path: 'join',
    component: () => import('./JoinGuidePage.vue'),
    beforeEnter: () => awaitJoinGuide(),
    meta: { title: '入会须知' },
  },
  {
    path: 'verify/:code?',
    component: () => import('./VerifyPage.vue'),
    meta: { title: '证书查验' },
  },
  {
    path: 'privacy',
    component: () => import('./PrivacyPage.vue'),
    meta: { title: '个人信息保护' },
  },
  {
    path: 'notices',
    component: () => import('./NoticesPage.vue'),
    meta: { title: '通知公告' },
  },
  {
    path: 'notices/:noticeId',
    component: () => import('./NoticePage.vue'),
    meta: { title: '通知公告' },
  },
  { path: 'contact', component: () => import('./ContactPage.vue'), meta: { title: '联系我们' } },
]
