import { ref } from 'vue'
import type { Router } from 'vue-router'

/** Why the page one asked for did not open; empty while all is well. */
export const navigationTrouble = ref('')

const key = 'gh.reloaded-for'
const NOT_OPENED = '这一页没有打开，请检查网络后再点一次。已填的内容都还在。'

const isMissingCode = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload/i.test(error.message)

/** Whether this address was not yet loaded afresh on account of missing code; remembers that it is now. */
function isFirstReload(fullPath: string): boolean {
  try {
    if (sessionStorage.getItem(key) === fullPath) return false
    sessionStorage.setItem(key, fullPath)
    return true
  } catch {
    return false
  }
}

/**
 * A page whose code can't be loaded: after a new version was put in place its file is gone, and
 * loading the address afresh gets the new one. Where that did not help, or the line is down, it says so.
 */
export function mendMissingPages(router: Router): void {
  router.onError((error, to) => {
    if (isMissingCode(error) && navigator.onLine && isFirstReload(to.fullPath)) {
      location.assign(to.fullPath)
      return
    }
    if (isMissingCode(error)) navigationTrouble.value = NOT_OPENED
  })
  router.afterEach((_to, _from, failure) => {
    if (!failure) navigationTrouble.value = ''
  })
}
