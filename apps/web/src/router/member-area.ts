import type { RouteRecordRaw } from 'vue-router'
import { memberBareRoutes, memberRoutes } from '@/features/member/routes.ts'
import MemberLayout from '@/layouts/MemberLayout.vue'

/** The members' area, loaded when somebody first goes there. */
export const routes: RouteRecordRaw[] = [
  ...memberBareRoutes,
  { path: '/my', component: MemberLayout, children: memberRoutes },
]
