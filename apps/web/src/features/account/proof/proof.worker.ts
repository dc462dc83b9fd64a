import { solveChallenge } from 'altcha-lib'
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/web/pbkdf2'
import { deriveKey as sha } from 'altcha-lib/algorithms/web/sha'
import type { Challenge, DeriveKeyFunction } from 'altcha-lib/types'
import { shareDone } from './share-done.ts'
import type { ProofMessage } from './proof-message.ts'

/** Tells the page. */
function say(message: ProofMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker talks to its page
  self.postMessage(message)
}

/** Counts the tries and tells about every fiftieth. */
function counted(derive: DeriveKeyFunction, keyPrefix: string): DeriveKeyFunction {
  let tries = 0
  return (parameters, salt, password) => {
    tries += 1
    if (tries % 50 === 0) say({ kind: 'progress', done: shareDone(tries, keyPrefix) })
    return derive(parameters, salt, password)
  }
}

/** Solves one challenge off the page's thread. */
async function solve(challenge: Challenge): Promise<void> {
  const { algorithm, keyPrefix } = challenge.parameters
  const derive = algorithm.startsWith('PBKDF2') ? pbkdf2 : sha
  const solution = await solveChallenge({ challenge, deriveKey: counted(derive, keyPrefix) })
  if (!solution) throw new Error('no solution in time')
  say({ kind: 'solved', proof: btoa(JSON.stringify({ challenge, solution })) })
}

self.addEventListener('message', (event: MessageEvent<Challenge>) => {
  solve(event.data).catch(() => say({ kind: 'failed' }))
})
