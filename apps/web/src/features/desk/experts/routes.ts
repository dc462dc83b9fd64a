import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'
import { useSite } from '@/app/site.ts'
import { mayStandAt } from '../nav.ts'

/** Where there is no pool, or for whom it is not, its pages read like missing. */
function onlyWithPool({ path }: RouteLocationNormalized) {
  const { viewer, pools } = useSite()
  if (mayStandAt(path, { permissions: viewer?.permissions ?? [], pools })) return true
  return { name: 'missing', params: { missing: path.split('/').filter(Boolean) } }
}

/** 专家库 and 抽取. */
export const expertRoutes: RouteRecordRaw = {
  path: 'experts',
  beforeEnter: onlyWithPool,
  children: [
    { path: '', component: () => import('./ExpertsPage.vue'), meta: { title: '专家库' } },
    {
      path: 'draw',
      component: () => import('./NewDrawPage.vue'),
      meta: { title: '抽取专家' },
    },
    {
      path: 'draws',
      component: () => import('./DrawsPage.vue'),
      meta: { title: '抽取记录' },
    },
    {
      path: 'draws/:drawId',
      component: () => import('./DrawPage.vue'),
      meta: { title: '抽取结果' },
    },
    {
      path: ':identityId',
      component: () => import('./ExpertPage.vue'),
      meta: { title: '专家' },
    },
  ],
}
