import { newUuid } from '../shared/new-uuid.ts'

const nameOf = (caseId: string): string => `gh.submission.${caseId}`

/** Where keys are kept: shared by the tabs of this browser, outliving each of them. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The key of the submission that is under way for a case as it stands (its version). It is the same
 * for a second click, for a retry after a cut line and for another tab, until an answer has come: so
 * they make one submission. Once the case has moved, whoever moved it, the next one is another.
 */
export function submissionKey(store: KeyStore, caseId: string, version: number): string {
  const [known, key] = (store.getItem(nameOf(caseId)) ?? '').split(':')
  if (known === String(version) && key) return key
  const fresh = newUuid()
  store.setItem(nameOf(caseId), `${version}:${fresh}`)
  return fresh
}

/** An answer has come, whichever: the next submission is another one. */
export function forgetSubmissionKey(store: KeyStore, caseId: string): void {
  store.removeItem(nameOf(caseId))
}
