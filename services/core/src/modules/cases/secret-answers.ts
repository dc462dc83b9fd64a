import type { FieldSpec, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { isBlank } from '@guildhall/domain/forms/blank'
import { kindOf } from '@guildhall/domain/forms/kinds/registry'
import { changeSecrets, changeSecretsOf } from '@guildhall/domain/forms/secret-answers'
import { HIDDEN, isSealed, type SealedAnswer } from '@guildhall/domain/forms/secret-value'
import type { Deps } from '../../kernel/deps.ts'

/** What seals and opens one association's secret answers. */
export type Vault = {
  secrets: Deps['secrets']
  log: Deps['log']
  tenantId: string
}

/** The vault of a verb's association. */
export function vaultOf({
  deps,
  tenant,
}: {
  deps: Pick<Deps, 'secrets' | 'log'>
  tenant: { id: string }
}): Vault {
  return { secrets: deps.secrets, log: deps.log, tenantId: tenant.id }
}

/**
 * The answers as the database may hold them: each secret one that is still plain text (typed just now,
 * or from before there was encryption) sealed for this association and its path. What is sealed already stays as it is, so
 * that an unchanged answer leaves the hashes of submissions and prints alone.
 */
export function sealAnswers<T>(vault: Vault, form: FormSpec, answers: T): T {
  return changeSecrets(form, answers, (value, path, field) => sealed(vault, value, path, field))
}

/**
 * The answers as checks, prints and comparisons read them, never as anything sends or stores them: each
 * secret one in full. One that no key opens is hidden and reported; its check asks for it anew.
 */
export function openAnswers<T>(vault: Vault, form: FormSpec, answers: T): T {
  return changeSecrets(form, answers, (value, path) => opened(vault, value, path))
}

/** The answers as their own writer gets them back: each secret one masked, as one that is kept. */
export function showAnswers<T>(vault: Vault, form: FormSpec, answers: T): T {
  return changeSecrets(form, answers, (value, path, field) => {
    const plain = opened(vault, value, path)
    if (typeof plain !== 'string') return plain
    return isBlank(plain) ? plain : { kept: field ? maskOf(field, plain) : HIDDEN }
  })
}

/**
 * A group as it came from a page, as the database may hold it. A secret answer that is typed is sealed,
 * unless it is the one already there; anything else the page may send stands for the one already there.
 */
export function keepSecrets<T>(vault: Vault, group: GroupSpec, content: T, before: unknown): T {
  return changeSecretsOf(group, content, (value, path, field) => {
    const there = getAnswer({ [group.key]: before }, path)
    if (typeof value !== 'string') return sealed(vault, there, path, field)
    if (isBlank(value) || !field) return value
    const normal = kindOf(field).normalise(value)
    const isSame = isSealed(there) && opened(vault, there, path) === normal
    return isSame ? there : sealed(vault, normal, path, field)
  })
}

function sealed(
  { secrets, tenantId }: Vault,
  value: unknown,
  path: string,
  field: FieldSpec | undefined,
): unknown {
  if (isSealed(value)) return value
  if (typeof value !== 'string' || !field) return undefined
  if (isBlank(value)) return value
  const normal = String(kindOf(field).normalise(value))
  return {
    sealed: secrets.seal(Buffer.from(normal), placeOf(tenantId, path)),
  } satisfies SealedAnswer
}

function opened({ secrets, log, tenantId }: Vault, value: unknown, path: string): unknown {
  if (!isSealed(value)) return value
  try {
    return secrets.open(value.sealed, placeOf(tenantId, path)).toString()
  } catch (error) {
    log.error('answer.not-opened', error, { tenantId, path })
    return { kept: HIDDEN }
  }
}

/** Where a sealed answer belongs: it opens at no other path, and for no other association. */
function placeOf(tenantId: string, path: string): string {
  return `answer/${tenantId}/${path}`
}

function maskOf(field: FieldSpec, plain: string): string {
  return kindOf(field).mask?.(plain) ?? HIDDEN
}
