import { shallowRef } from 'vue'
import { troubleOf } from './refusal.ts'

/** A call that waits until whoever sits here proves again who they are. */
export interface ProofAsked {
  by: 'totp' | 'password'
  /** Goes on with the call, or gives it up. */
  settle: (proved: boolean) => void
}

/** What the one dialog of the site answers; null while nothing waits. */
export const proofAsked = shallowRef<ProofAsked | null>(null)

let asking: Promise<boolean> | null = null

/** Several calls that wait at once are opened by one proof. */
function askProof(by: ProofAsked['by']): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    proofAsked.value = { by, settle: resolve }
  }).finally(() => {
    proofAsked.value = null
    asking = null
  })
  return asking
}

/**
 * Runs a call; where the server wants a fresh proof for it, asks for that and runs it once more.
 * Given up, it fails with what the server said.
 */
export async function withProof<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const { code, details } = troubleOf(error)
    if (code !== 'step-up.required') throw error
    if (!(await askProof(details['by'] === 'totp' ? 'totp' : 'password'))) throw error
    return call()
  }
}
