import type { Answers, FormSpec, GroupAnswers, GroupSpec } from '@guildhall/domain/blueprint/form'
import type { Lookups } from '@guildhall/domain/forms/lookups'
import { pickAnswers } from '@guildhall/domain/forms/merge-answers'
import { parsePath } from '@guildhall/domain/forms/path'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { myKeys } from '../queries/keys.ts'
import { keptEdit } from './kept-edit.ts'
import { isMissing } from '@guildhall/domain/forms/problem'

/** What is edited: one group, in the form of all that changes at once, as it is registered now. */
export interface EditedGroup {
  group: GroupSpec
  form: FormSpec
  answers: Answers
  lookups: Lookups
  version: number
  /** The member's number: what is kept while typing is this one's. */
  owner: string
}

/**
 * One group edited in place: kept by the tab until it is saved, saved whole against the version that was
 * seen. What is wrong is said once a field was left, what is missing once one tried to save.
 */
export function useGroupEdit(edited: () => EditedGroup) {
  const queries = useQueryClient()
  const kept = keptEdit(`${edited().owner}.${edited().group.key}`)
  // What was typed before the page was left or loaded anew is gone on with.
  const typed = ref<GroupAnswers | undefined>(kept.read())
  const isOpen = ref(typed.value !== undefined)
  const left = reactive(new Set<string>())
  const tried = ref(false)
  const busy = ref(false)
  const trouble = ref<Trouble | null>(null)

  const answers = computed<Answers>(() => {
    const { group, form, answers: registered } = edited()
    // Of a group whose facts are partly reviewed, only the others are edited here.
    const own = typed.value ?? pickAnswers(form, registered)[group.key]
    return own === undefined ? registered : { ...registered, [group.key]: own }
  })
  const problems = computed(() => {
    const { group, form, lookups } = edited()
    const context = { today: dateInShanghai(new Date()), lookups }
    return validateAnswers(form, answers.value, 'submit', context).filter(
      ({ path }) => path === group.key || parsePath(path)?.group === group.key,
    )
  })
  const shown = computed(() =>
    problems.value.filter(
      (problem) => tried.value || (left.has(problem.path) && !isMissing(problem)),
    ),
  )

  function open(): void {
    typed.value = undefined
    left.clear()
    tried.value = false
    trouble.value = null
    isOpen.value = true
  }

  function close(): void {
    kept.forget()
    isOpen.value = false
  }

  function type(_: string, content: GroupAnswers): void {
    typed.value = content
    kept.keep(content)
  }

  async function save(): Promise<void> {
    if (busy.value) return
    tried.value = true
    trouble.value = null
    if (problems.value.length > 0) return
    if (typed.value === undefined) return close()
    busy.value = true
    const { group, version } = edited()
    try {
      await api.member.saveProfile.mutate({ groupKey: group.key, content: typed.value, version })
      close()
    } catch (error) {
      trouble.value = troubleOf(error)
    }
    await queries.invalidateQueries({ queryKey: myKeys.all })
    busy.value = false
  }

  return {
    isOpen,
    answers,
    shown,
    busy,
    trouble,
    open,
    save,
    close,
    type,
    leave: (path: string) => void left.add(path),
  }
}
