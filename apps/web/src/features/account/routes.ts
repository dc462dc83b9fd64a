import type { RouteRecordRaw } from 'vue-router'

/** Account pages stand among the public ones; the guard sends on who has signed in already. */
export const accountRoutes: RouteRecordRaw[] = [
  { path: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: '登录' } },
  { path: 'register', component: () => import('./RegisterPage.vue'), meta: { title: '注册账号' } },
  {
    path: 'reset-password',
    component: () => import('./ResetPasswordPage.vue'),
    meta: { title: '重设密码' },
  },
  {
    path: 'reset-link',
    component: () => import('./ResetLinkPage.vue'),
    meta: { title: '设置新密码' },
  },
  {
    path: 'mobile-objection',
    component: () => import('./MobileObjectionPage.vue'),
    meta: { title: '核对手机号修改' },
  },
  { path: 'invited', component: () => import('./InvitedPage.vue'), meta: { title: '接受邀请' } },
  {
    path: 'two-step',
    component: () => import('./security/TwoStepPage.vue'),
    meta: { title: '启用动态口令' },
  },
]
