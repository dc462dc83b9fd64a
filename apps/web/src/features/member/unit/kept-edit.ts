import type { GroupAnswers } from '@guildhall/domain/blueprint/form'

/** The part of a browser's store that is needed; a tab's own, which ends with it. */
export type EditStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What is typed into facts that are not saved yet, kept by the tab, so that a lapsed session or a
 * reload loses nothing. A store that refuses (full, forbidden) keeps nothing and says nothing.
 */
export function keptEdit(name: string, store: EditStore = sessionStorage) {
  const key = `guildhall.unit.${name}`
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch {
      return undefined
    }
  }
  return {
    read: (): GroupAnswers | undefined =>
      quietly(() => {
        const kept = store.getItem(key)
        return kept === null ? undefined : (JSON.parse(kept) as GroupAnswers)
      }),
    keep(content: GroupAnswers): void {
      quietly(() => store.setItem(key, JSON.stringify(content)))
    },
    forget(): void {
      quietly(() => store.removeItem(key))
    },
  }
}
