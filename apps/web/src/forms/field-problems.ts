import type { z } from 'zod'

const GENERIC = '填写的内容不对，请检查。'

/** The first problem of each field, by its name. A message that is not Chinese is a library's own. */
export function fieldProblems(schema: z.ZodType, values: unknown): Record<string, string> {
  const result = schema.safeParse(values)
  if (result.success) return {}
  const found: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const name = issue.path.join('.')
    found[name] ??= /\p{Script=Han}/u.test(issue.message) ? issue.message : GENERIC
  }
  return found
}
