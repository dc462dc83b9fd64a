import type { ApplicationKind } from './application.ts'

/** Whether an application of this kind certifies an identity, so that it stands among the cards. */
export function certifies(kind: ApplicationKind): boolean {
  return kind === 'join' || kind === 'certify'
}
