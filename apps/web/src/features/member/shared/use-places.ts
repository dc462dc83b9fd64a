import { useRoute } from 'vue-router'

/**
 * Where the pages of a case stand. Staff who enter one for an applicant use the same wizard and the
 * same page, within their own area.
 */
export function usePlaces() {
  const isDesk = useRoute().path.startsWith('/desk/')
  const base = isDesk ? '/desk/paper' : '/my/cases'
  return {
    isDesk,
    home: isDesk ? '/desk/paper' : '/my',
    caseAt: (id: string): string => `${base}/${id}`,
    editAt: (id: string, step = ''): string => `${base}/${id}/edit${step && `/${step}`}`,
  }
}
