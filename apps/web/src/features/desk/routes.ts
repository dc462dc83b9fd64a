import type { RouteRecordRaw } from 'vue-router'

/** Staff pages inside DeskLayout; paths are relative to `/desk`. */
export const deskRoutes: RouteRecordRaw[] = []

/** Staff pages with the whole screen, such as the sitting; paths are absolute, below `/desk/`. */
export const deskBareRoutes: RouteRecordRaw[] = []
