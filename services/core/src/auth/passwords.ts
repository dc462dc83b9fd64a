import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '@guildhall/contract/errors'

/** argon2id as OWASP has it: 19 MiB, two passes, one lane; some 26 ms, off the event loop. */
const options = { memoryCost: 19456, timeCost: 2, parallelism: 1 }

export type PasswordHasher = {
  hash(password: string): Promise<string>
  /** False for a wrong password; takes as long where there is no account (`hashed` null). */
  verify(hashed: string | null, password: string): Promise<boolean>
}

/** Hashes at most `running` at once and lets `waiting` more wait; beyond that the answer is 503. */
export function createPasswordHasher({
  running = spareCores(),
  waiting = 100,
} = {}): PasswordHasher {
  const slot = createSlots(running, waiting)
  const decoy = hash('no account has this password', options)
  return {
    hash: (password) => slot(() => hash(password, options)),
    verify: (hashed, password) =>
      slot(async () => {
        const same = await verify(hashed ?? (await decoy), password)
        return same && hashed !== null
      }),
  }
}

/** All cores but the one that the event loop needs. */
function spareCores(): number {
  return Math.max(1, availableParallelism() - 1)
}

function createSlots(running: number, waiting: number) {
  let busy = 0
  const queue: (() => void)[] = []
  return async <T>(job: () => Promise<T>): Promise<T> => {
    if (busy >= running) {
      if (queue.length >= waiting) throw new DomainError('server.busy')
      await new Promise<void>((resolve) => queue.push(resolve))
    } else busy++
    try {
      return await job()
    } finally {
      const next = queue.shift()
      if (next) next()
      else busy--
    }
  }
}
