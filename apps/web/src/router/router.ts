import { nextTick } from 'vue'
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router'
import { pageTitle } from '@/app/page-title.ts'
import { useSite } from '@/app/site.ts'
import { accountRoutes } from '@/features/account/routes.ts'
import { portalRoutes } from '@/features/portal/routes.ts'
import PortalLayout from '@/layouts/PortalLayout.vue'
import { areaOf, type Area } from './areas.ts'
import { decideEntry } from './guard.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's title; a page that knows better calls `usePageTitle`. */
    title?: string
  }
}

const NotFound = () => import('@/features/portal/NotFoundPage.vue')

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PortalLayout,
    children: [
      ...portalRoutes,
      ...accountRoutes,
      {
        path: ':missing(.*)*',
        name: 'missing',
        component: NotFound,
        meta: { title: '没有这一页' },
      },
    ],
  },
]

/** The page of a missing address, at the address that was asked for. */
const missing = (path: string) => ({
  name: 'missing',
  params: { missing: path.split('/').filter(Boolean) },
})

/** Loads an area's pages when somebody who may enter first goes there. */
function areaLoader(router: Router) {
  const loaded = new Set<Area>()
  return async (path: string): Promise<boolean> => {
    const area = areaOf(path)
    if (!area || loaded.has(area)) return false
    const module = await area.load()
    for (const route of module.routes) router.addRoute(route)
    loaded.add(area)
    return true
  }
}

/** Where one stands after going to a page: at its title, for those who hear it rather than see it. */
async function arrive(title: string | undefined, isFirst: boolean): Promise<void> {
  pageTitle.value = title ?? ''
  if (isFirst) return
  await nextTick()
  document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
}

/** The addresses of an association's site. Members' and staff pages are loaded by area. */
export function createSiteRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) =>
      saved ?? (to.hash ? { el: to.hash, top: 24 } : to.path === from.path ? false : { top: 0 }),
  })
  const loadArea = areaLoader(router)

  router.beforeEach(async (to) => {
    const site = useSite()
    await site.load()
    const entry = decideEntry({ ...to, back: to.query['back'] }, site.viewer)
    if (entry.kind === 'go') return entry.to
    if (entry.kind === 'missing') return to.name === 'missing' ? true : missing(to.path)
    return (await loadArea(to.path)) ? to.fullPath : true
  })
  router.afterEach((to, from, failure) => {
    if (!failure && to.path !== from.path) void arrive(to.meta.title, from.matched.length === 0)
  })
  return router
}
