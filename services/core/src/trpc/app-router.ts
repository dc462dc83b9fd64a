import { siteRouter } from '../modules/site/router.ts'
import { router } from './init.ts'

/** Every procedure of the platform, one namespace a module. */
export const appRouter = router({
  site: siteRouter,
})

export type AppRouter = typeof appRouter
