import type { FormSpec, GroupAnswers } from '@guildhall/domain/blueprint/form'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { isBlank } from '@guildhall/domain/forms/blank'
import { kindOf } from '@guildhall/domain/forms/kinds/registry'
import { changeSecrets } from '@guildhall/domain/forms/secret-answers'
import { HIDDEN, isKept } from '@guildhall/domain/forms/secret-value'
import type { GroupDraft, ServerGroup } from './group-draft.ts'

/**
 * What this device does with secret answers (ID numbers). The server gives them back masked; typed
 * ones stand in the page alone and are never kept on the device.
 */

type Content = GroupAnswers | undefined

/** A group as the device may keep it: what is typed at a secret field leaves its mask behind. */
export function withoutSecrets(form: FormSpec, key: string, content: Content): Content {
  return changed(form, key, content, (value, _path, field) =>
    typeof value === 'string' && !isBlank(value) && field ? { kept: maskOf(field, value) } : value,
  )
}

/** The labels of the secret answers that are typed in a group: what the device does not keep. */
export function secretsTyped(form: FormSpec, key: string, content: Content): string[] {
  const labels = new Set<string>()
  changed(form, key, content, (value, _path, field) => {
    if (typeof value === 'string' && !isBlank(value) && field) labels.add(field.label)
    return value
  })
  return [...labels]
}

/**
 * A group that the device kept, with its secret answers as the server has them; those that never
 * reached it are marked as missing something, so that the form asks for them again.
 */
export function withServerSecrets(
  form: FormSpec,
  key: string,
  content: Content,
  server: Content,
): Content {
  return changed(form, key, content, (value, path) => {
    if (!isKept(value)) return value
    const there = getAnswer({ [key]: server }, path)
    return isKept(there) && there.kept === value.kept ? there : { kept: HIDDEN }
  })
}

/**
 * What the server has, with the secret answers that this page itself typed as they were typed, so that
 * our own save, which comes back masked, is not taken for another's.
 */
export function asTypedHere(
  form: FormSpec,
  key: string,
  server: ServerGroup,
  draft: GroupDraft | undefined,
): ServerGroup {
  // Only what was sent can have arrived; of two that look alike the older one, so that nothing is taken for saved.
  const own = (draft?.sent ?? []).map((each) => ({ [key]: each }))
  const content = changed(form, key, server.content, (value, path, field) => {
    if (!isKept(value) || !field) return value
    const typed = own.map((each) => getAnswer(each, path))
    return (
      typed.find((each) => typeof each === 'string' && maskOf(field, each) === value.kept) ?? value
    )
  })
  return { ...server, content }
}

type Change = Parameters<typeof changeSecrets>[2]

function changed(form: FormSpec, key: string, content: Content, change: Change): Content {
  if (content === undefined) return undefined
  return changeSecrets(form, { [key]: content }, change)[key]
}

function maskOf(field: Parameters<typeof kindOf>[0], plain: string): string {
  return kindOf(field).mask?.(plain) ?? HIDDEN
}
