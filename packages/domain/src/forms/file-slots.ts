import type { AttachmentSpec } from '../blueprint/application.ts'
import type { FieldSpec } from '../blueprint/form.ts'
import type { FieldProblem, FormProblem } from './problem.ts'
import { missing, type ValidationMode } from './validate-field.ts'

/** What is wrong with the files in the slot of a file field; slots that are not given pass. */
export function fileProblem(
  field: Extract<FieldSpec, { kind: 'file' }>,
  slot: string,
  mode: ValidationMode,
  fileSlots: readonly string[] | undefined,
): FieldProblem | null {
  if (!fileSlots) return null
  const count = countIn(fileSlots, slot)
  if (count > field.max) return tooMany(field.label, field.max, count)
  return count === 0 && field.required && mode === 'submit' ? missing(field) : null
}

/**
 * What is wrong with the papers that go with an application (`attachments` of the blueprint, slot:
 * the key). `step` is the key under which the caller shows them.
 */
export function attachmentProblems(
  attachments: readonly AttachmentSpec[],
  fileSlots: readonly string[],
  mode: ValidationMode,
  step: string,
): FormProblem[] {
  return attachments.flatMap(({ key, label, required, max }) => {
    const count = countIn(fileSlots, key)
    const isAbsent = count === 0 && required && mode === 'submit'
    const problem: FieldProblem | null =
      count > max
        ? tooMany(label, max, count)
        : isAbsent
          ? { code: 'required', message: `请上传${label}` }
          : null
    return problem ? [{ ...problem, path: key, step, label }] : []
  })
}

function countIn(fileSlots: readonly string[], slot: string): number {
  return fileSlots.filter((each) => each === slot).length
}

function tooMany(label: string, max: number, count: number): FieldProblem {
  const message = `${label}最多 ${max} 个文件，现在有 ${count} 个，请移除多的`
  return { code: 'too_many', message }
}
