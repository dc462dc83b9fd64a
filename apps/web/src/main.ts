import '@guildhall/ui/tokens.css'
import '@guildhall/ui/base.css'
import '@guildhall/ui/controls.css'
import '@guildhall/ui/ledger.css'
import '@guildhall/ui/element.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { followBrand } from './app/brand.ts'
import { followLargeType } from './app/large-type.ts'
import { mendMissingPages } from './app/navigation-trouble.ts'
import { followTitle } from './app/page-title.ts'
import { createQueries } from './app/query.ts'
import { useSite } from './app/site.ts'
import { signInFor } from './router/guard.ts'
import { createSiteRouter } from './router/router.ts'

const root = document.documentElement
const router = createSiteRouter()

/** The session has ended: through sign-in and back to the page in front. */
function leadToSignIn(): void {
  const { path, fullPath } = router.currentRoute.value
  const site = useSite()
  // Who signs out is on the way home; what the last page still asked finds no session.
  if (site.isLeaving) return
  site.forgetViewer()
  if (path !== '/sign-in') void router.push(signInFor(fullPath))
}

const app = createApp(App)
app.use(createPinia())
app.use(VueQueryPlugin, { queryClient: createQueries(leadToSignIn) })
app.use(router)
mendMissingPages(router)
followLargeType(root)
followBrand(root)
followTitle()
app.mount('#app')
