import type { FormSpec, GroupAnswers } from '@guildhall/domain/blueprint/form'
import { get, update } from 'idb-keyval'
import { withoutSecrets } from './device-secrets.ts'
import { fromServer, type GroupDraft } from './group-draft.ts'

/** What of a group is kept on this device until the server has it. */
export interface KeptGroup {
  content: GroupAnswers | undefined
  version: number
  sent: readonly (GroupAnswers | undefined)[]
}
type Kept = Record<string, KeptGroup>

/** By account: who signs in on the same device finds nothing of another's. */
const keyOf = (accountId: string, caseId: string): string => `draft:${accountId}:${caseId}`

/** What was typed on this device and has not reached the server; empty where nothing can be read. */
export async function readKept(accountId: string, caseId: string): Promise<[string, GroupDraft][]> {
  const kept = await get<Kept>(keyOf(accountId, caseId)).catch(() => undefined)
  return Object.entries(kept ?? {}).map(([key, { content, version, sent }]) => [
    key,
    { ...fromServer({ content, version }), unsaved: true, sent },
  ])
}

export interface Keeper {
  /** Keeps what is unsaved now; a group that reached the server is dropped. */
  keep(groups: ReadonlyMap<string, GroupDraft>): void
}

/**
 * Keeps unsaved groups in IndexedDB, which outlives a closed tab. One write at a time, the newest
 * content next. Only groups that this tab has kept are dropped by it: another tab of the same case
 * may have unsaved ones of its own. Secret answers that are typed (ID numbers) are left out. `onKept`
 * tells whether the browser does keep the rest.
 */
export function createKeeper(
  accountId: string,
  { id: caseId, form }: { id: string; form: FormSpec },
  mine: Iterable<string>,
  onKept: (kept: boolean) => void,
): Keeper {
  const own = new Set(mine)
  let next: Kept | null = null
  let writing = false

  async function write(): Promise<void> {
    if (writing) return
    writing = true
    while (next) {
      const unsaved = next
      next = null
      await update<Kept>(keyOf(accountId, caseId), (old) => merged(old ?? {}, unsaved)).then(
        () => onKept(true),
        () => onKept(false),
      )
    }
    writing = false
  }

  function merged(old: Kept, unsaved: Kept): Kept {
    const others = Object.entries(old).filter(([key]) => !own.has(key))
    for (const key of own) if (!(key in unsaved)) own.delete(key)
    for (const key of Object.keys(unsaved)) own.add(key)
    return { ...Object.fromEntries(others), ...unsaved }
  }

  return {
    keep(groups) {
      const unsaved = unsavedOf(form, groups)
      if (own.size === 0 && Object.keys(unsaved).length === 0 && !next) return
      next = unsaved
      void write()
    },
  }
}

/** Plain copies: IndexedDB cannot store what Vue has made reactive. */
function unsavedOf(form: FormSpec, groups: ReadonlyMap<string, GroupDraft>): Kept {
  const unsaved = [...groups].filter(([, draft]) => draft.unsaved)
  const plain = unsaved.map(([key, { content, version, sent }]) => [
    key,
    {
      content: withoutSecrets(form, key, content),
      version,
      sent: sent.map((each) => withoutSecrets(form, key, each)),
    },
  ])
  return JSON.parse(JSON.stringify(Object.fromEntries(plain))) as Kept
}
