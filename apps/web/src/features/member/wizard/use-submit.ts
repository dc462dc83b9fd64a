import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { myKeys } from '../queries/keys.ts'
import { usePlaces } from '../shared/use-places.ts'
import { forgetSubmissionKey, submissionKey, type KeyStore } from './submission-key.ts'
import { underWayWords } from './under-way.ts'
import type { Wizard } from './use-wizard.ts'

/** Submits what is saved, once, whatever the line does in between. */
export function useSubmit(wizard: Wizard) {
  const queries = useQueryClient()
  const router = useRouter()
  const places = usePlaces()
  const busy = ref(false)
  const trouble = ref('')

  async function submit(): Promise<void> {
    if (busy.value) return
    busy.value = true
    trouble.value = underWayWords(wizard.files.underWay.value)
    wizard.passAll()
    try {
      if (trouble.value) return
      if (await wizard.draft.settle()) await send()
      else trouble.value = '还有内容没有存上，没有提交。请等页首显示“已保存”后再试。'
    } finally {
      busy.value = false
    }
  }

  async function send(): Promise<void> {
    const { id, version } = wizard.view.value
    const store = keyStore()
    const idempotencyKey = submissionKey(store, id, version)
    try {
      await api.cases.submit.mutate({
        caseId: id,
        idempotencyKey,
        groupVersions: wizard.draft.versions(),
      })
    } catch (error) {
      const refused = troubleOf(error)
      if (isAnswer(refused)) forgetSubmissionKey(store, id)
      await explain(refused)
      return
    }
    forgetSubmissionKey(store, id)
    await queries.invalidateQueries({ queryKey: myKeys.all, refetchType: 'none' })
    await router.replace({ path: places.caseAt(id), query: { submitted: '1' } })
  }

  async function explain(refused: Trouble): Promise<void> {
    const { code, message, problems } = refused
    wizard.tell(problems)
    trouble.value =
      code === 'network'
        ? '没有收到答复，可能已经送到。请再点一次“提交审批”，不会重复提交。'
        : message
    // Another tab may have submitted or changed it: show what stands now.
    if (code !== 'network') await wizard.renew()
  }

  return { busy, trouble, submit }
}

/** Whether the server has answered for good: after a cut line or a fault it may have been done. */
const isAnswer = ({ code }: Trouble): boolean =>
  !['network', 'server.fault', 'server.busy'].includes(code)

/** A browser that refuses storage still keeps the key as long as the page stands. */
function keyStore(): KeyStore {
  try {
    localStorage.setItem('gh.probe', '')
    localStorage.removeItem('gh.probe')
    return localStorage
  } catch {
    return inMemory
  }
}

const held = new Map<string, string>()
const inMemory: KeyStore = {
  getItem: (key) => held.get(key) ?? null,
  setItem: (key, value) => void held.set(key, value),
  removeItem: (key) => void held.delete(key),
}
