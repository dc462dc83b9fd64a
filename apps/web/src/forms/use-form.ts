import { computed, nextTick, reactive, ref, watch } from 'vue'
import type { z } from 'zod'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { fieldProblems } from './field-problems.ts'
import { forgetKept, keepValues, readKept } from './kept-values.ts'

type Values = Record<string, string | boolean>

interface Options<V extends Values> {
  schema: z.ZodType
  initial: V
  /** Problems between fields, such as a password repeated differently. */
  also?: (values: V) => Partial<Record<keyof V & string, string>>
  /** What survives a reload of the page: a storage key and the fields' names, never a secret. */
  keep?: { key: string; names: readonly (keyof V & string)[] }
}

/**
 * A short form of plain fields: checked where it is typed (a field from when it is first left) with
 * the schema that the server checks too; what the server says stands at the fields until they change.
 */
export function useForm<V extends Values>(options: Options<V>) {
  const { schema, initial, also, keep } = options
  const kept = keep ? readKept(keep.key, keep.names) : {}
  const values = reactive<Values>({ ...initial, ...kept }) as V
  const touched = reactive(new Set<string>(Object.keys(kept).filter((name) => kept[name])))
  const fromServer = reactive(new Map<string, string>())
  const trouble = ref<Trouble | null>(null)
  const busy = ref(false)

  const problems = computed<Record<string, string | undefined>>(() => ({
    ...also?.(values),
    ...fieldProblems(schema, values),
  }))
  const shown = (name: keyof V & string): string | undefined =>
    fromServer.get(name) ?? (touched.has(name) ? problems.value[name] : undefined)

  for (const name of Object.keys(initial)) {
    watch(
      () => values[name],
      () => fromServer.delete(name),
    )
  }
  if (keep) watch(values, () => keepValues(keep.key, keep.names, values))

  async function focusFirst(form: HTMLElement | null): Promise<void> {
    await nextTick()
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  /** Sends the form if all is well, else shows what is not and goes there. Double clicks send once. */
  async function submit(event: Event, send: (values: V) => Promise<void>): Promise<void> {
    const form = event.target instanceof HTMLElement ? event.target : null
    for (const name of Object.keys(initial)) touched.add(name)
    trouble.value = null
    if (Object.values(problems.value).some(Boolean)) return focusFirst(form)
    if (busy.value) return
    busy.value = true
    try {
      await send(values)
      if (keep) forgetKept(keep.key)
    } catch (error) {
      trouble.value = troubleOf(error)
      for (const problem of trouble.value.problems) fromServer.set(problem.path, problem.message)
      await focusFirst(form)
    } finally {
      busy.value = false
    }
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
    shown,
    touch: (name: keyof V & string) => touched.add(name),
    submit,
  }
}
