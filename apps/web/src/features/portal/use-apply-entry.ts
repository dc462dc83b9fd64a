import { computed } from 'vue'
import { useSite } from '@/app/site.ts'

/** Where the button that joins leads: to the application, through registration for who is not in yet. */
export function useApplyEntry() {
  const site = useSite()
  return computed(() => {
    const join = site.applications.find((application) => application.kind === 'join')
    const page = join ? `/my/apply/${join.slug}` : '/my'
    return {
      label: join ? '申请入会' : '注册并认证',
      to: site.viewer ? page : `/register?back=${encodeURIComponent(page)}`,
      signIn: `/sign-in?back=${encodeURIComponent(page)}`,
    }
  })
}
