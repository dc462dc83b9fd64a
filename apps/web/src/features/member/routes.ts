import type { RouteRecordRaw } from 'vue-router'

/** Members' pages inside MemberLayout; paths are relative to `/my`. */
export const memberRoutes: RouteRecordRaw[] = []

/** Members' pages with a head of their own, such as the wizard; paths are absolute, below `/my/`. */
export const memberBareRoutes: RouteRecordRaw[] = []
