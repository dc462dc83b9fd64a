import type { SiteView } from '@guildhall/contract/site'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'

/**
 * The association whose site this is, and who is looking. Read once before the first page is shown
 * and again after signing in or out; pages may take it for granted.
 */
export const useSite = defineStore('site', () => {
  const view = shallowRef<SiteView>()
  const trouble = ref<Trouble | null>(null)
  /** Whoever sits here is signing out: nothing else leads them away meanwhile. */
  const isLeaving = ref(false)

  const known = (): SiteView => {
    if (!view.value) throw new Error('a page was drawn before the site was known')
    return view.value
  }

  async function refresh(): Promise<void> {
    try {
      view.value = await api.site.get.query({})
      trouble.value = null
    } catch (error) {
      trouble.value = troubleOf(error)
      throw error
    }
  }

  return {
    trouble,
    isLeaving,
    isKnown: computed(() => view.value !== undefined),
    branding: computed(() => known().branding),
    contacts: computed(() => known().contacts),
    portal: computed(() => known().portal),
    privacyVersion: computed(() => known().privacyVersion),
    applications: computed(() => known().applications),
    pools: computed(() => known().pools),
    viewer: computed(() => known().viewer),
    /** Reads the site unless it is known. */
    load: (): Promise<void> => (view.value ? Promise.resolve() : refresh()),
    /** Reads it again: the viewer has changed. */
    refresh,
    /** Forgets the viewer at once, where the server said that the session has ended. */
    forgetViewer(): void {
      if (view.value) view.value = { ...view.value, viewer: null }
    },
  }
})
