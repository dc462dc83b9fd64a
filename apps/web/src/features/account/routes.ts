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
]
