import type { Verification } from '@guildhall/contract/site'
import { shallowRef } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'

/** One look-up of a certificate: what it said and when, or why there was no answer. */
export function useVerification() {
  const found = shallowRef<{ result: Verification; at: string } | null>(null)
  const trouble = shallowRef<Trouble | null>(null)
  const busy = shallowRef(false)
  let latest = 0

  async function ask(question: () => Promise<Verification>): Promise<void> {
    const mine = ++latest
    busy.value = true
    trouble.value = null
    found.value = null
    try {
      const result = await question()
      if (mine === latest) found.value = { result, at: new Date().toISOString() }
    } catch (error) {
      if (mine === latest) trouble.value = troubleOf(error)
    } finally {
      if (mine === latest) busy.value = false
    }
  }

  return {
    found,
    trouble,
    busy,
    byCode: (code: string) => ask(() => api.site.verifyByCode.query({ code })),
    byNumber: (number: string, name: string) =>
      ask(() => api.site.verifyByNumber.query({ number, name })),
  }
}
