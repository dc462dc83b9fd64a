import type { RouteRecordRaw } from 'vue-router'
import { deskBareRoutes, deskRoutes } from '@/features/desk/routes.ts'
import DeskLayout from '@/layouts/DeskLayout.vue'

/** The staff area, loaded when one of the staff first goes there: a member's phone never loads it. */
export const routes: RouteRecordRaw[] = [
  ...deskBareRoutes,
  { path: '/desk', component: DeskLayout, children: deskRoutes },
]
