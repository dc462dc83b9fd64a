import { ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import type { Wizard } from './use-wizard.ts'

/** Fixes the answers as a print of one paper and opens its PDF in a tab of its own. */
export function usePrint(wizard: Wizard, document: string) {
  const busy = ref(false)
  const trouble = ref('')
  /** Where the PDF is, for a browser that opens no tab. */
  const url = ref('')

  async function print(): Promise<void> {
    if (busy.value) return
    busy.value = true
    trouble.value = ''
    // Opened within the click: after an answer has come browsers take it for an advertisement.
    const tab = window.open('', '_blank')
    try {
      if (!(await wizard.draft.settle())) throw new Unsaved()
      const printed = await api.cases.print.mutate({ caseId: wizard.view.value.id, document })
      url.value = printed.url
      if (tab) tab.location.replace(printed.url)
      void wizard.renew()
    } catch (error) {
      tab?.close()
      tell(error)
    } finally {
      busy.value = false
    }
  }

  function tell(error: unknown): void {
    if (error instanceof Unsaved) {
      trouble.value = '还有内容没有存上，请等页首显示“已保存”后再试。'
      return
    }
    const { message, problems } = troubleOf(error)
    wizard.passAll()
    wizard.tell(problems)
    trouble.value = message
  }

  return { busy, trouble, url, print }
}

class Unsaved extends Error {}
