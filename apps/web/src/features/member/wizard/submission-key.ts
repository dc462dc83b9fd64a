import { newUuid } from '../shared/new-uuid.ts'

const keyOf = (caseId: string): string => `gh.submission.${caseId}`

/** Where keys are kept: shared by the tabs of this browser, outliving each of them. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The key of the submission that is under way for a case. It is the same for a second click, for a
 * retry after a cut line and for another tab, until an answer has come: so they make one submission.
 */
export function submissionKey(store: KeyStore, caseId: string): string {
  const known = store.getItem(keyOf(caseId))
  if (known) return known
  const fresh = newUuid()
  store.setItem(keyOf(caseId), fresh)
  return fresh
}

/** An answer has come, whichever: the next submission is another one. */
export function forgetSubmissionKey(store: KeyStore, caseId: string): void {
  store.removeItem(keyOf(caseId))
}
