import type { RouteRecordRaw } from 'vue-router'

/** A part of the site whose pages are loaded together, the first time somebody enters it. */
export interface Area {
  path: string
  load: () => Promise<{ routes: RouteRecordRaw[] }>
}

const areas: Area[] = [
  { path: '/my', load: () => import('./member-area.ts') },
  { path: '/desk', load: () => import('./desk-area.ts') },
]

/** The area that a path lies in, if it is not one of the public pages. */
export const areaOf = (path: string): Area | undefined =>
  areas.find((area) => path === area.path || path.startsWith(`${area.path}/`))
