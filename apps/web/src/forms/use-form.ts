import { computed, nextTick, reactive, ref, watch } from 'vue'
import type { z } from 'zod'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { fieldProblems } from './field-problems.ts'
import { forgetKept, keepValues, readKept } from './kept-values.ts'

type Values = Record<string, string | boolean>

interface Options<V extends Values> {
  schema: z.ZodType
  initial: V
  /** Problems beyond the schema, such as a password repeated differently. */
  also?: (values: V) => Partial<Record<keyof V & string, string>>
  /** What survives a reload of the page: a storage key and the fields' names, never a secret. */
  keep?: { key: string; names: readonly (keyof V & string)[] }
}

/** What came of an attempt to send a form. */
type Outcome = 'sent' | 'wrong' | 'refused' | 'busy'

/**
 * A short form of plain fields: checked where it is typed (a field from when it is first left) with
 * the schema that the server checks too; what the server says stands at the fields until they change.
 */
export function useForm<V extends Values>({ schema, initial, also, keep }: Options<V>) {
  const names = Object.keys(initial)
  const kept = keep ? readKept(keep.key, keep.names) : {}
  const values = reactive<Values>({ ...initial, ...kept }) as V
  const touched = reactive(new Set(Object.keys(kept).filter((name) => kept[name])))
  const fromServer = reactive(new Map<string, string>())
  const trouble = ref<Trouble | null>(null)
  const busy = ref(false)

  const problems = computed<Record<string, string | undefined>>(() => ({
    ...also?.(values),
    ...fieldProblems(schema, values),
  }))

  for (const name of names) {
    watch(
      () => values[name],
      () => fromServer.delete(name),
      { flush: 'sync' },
    )
  }
  if (keep) watch(values, () => keepValues(keep.key, keep.names, values))

  /** Sends the values if nothing is wrong with them. Double clicks send once. */
  async function attempt(send: (values: V) => Promise<void>): Promise<Outcome> {
    for (const name of names) touched.add(name)
    trouble.value = null
    if (Object.values(problems.value).some(Boolean)) return 'wrong'
    if (busy.value) return 'busy'
    busy.value = true
    try {
      await send(values)
      if (keep) forgetKept(keep.key)
      return 'sent'
    } catch (error) {
      trouble.value = troubleOf(error)
      for (const problem of trouble.value.problems) fromServer.set(problem.path, problem.message)
      return 'refused'
    } finally {
      busy.value = false
    }
  }

  /** Answers a form's submit event: sends it, or goes to the first field that is wrong. */
  async function submit(event: Event, send: (values: V) => Promise<void>): Promise<void> {
    const form = event.target
    const outcome = await attempt(send)
    if (outcome !== 'wrong' && outcome !== 'refused') return
    await nextTick()
    if (!(form instanceof HTMLElement)) return
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  /** What stands above the button: a refusal, unless it is told at a field in the same words. */
  const alert = computed(() => {
    const { message = '', problems: at = [] } = trouble.value ?? {}
    return at.some((problem) => problem.message === message) ? '' : message
  })

  return {
    values,
    trouble,
    alert,
    busy,
    /** The problem to show at a field now. */
    shown: (name: keyof V & string): string | undefined =>
      fromServer.get(name) ?? (touched.has(name) ? problems.value[name] : undefined),
    touch: (name: keyof V & string) => touched.add(name),
    attempt,
    submit,
  }
}
