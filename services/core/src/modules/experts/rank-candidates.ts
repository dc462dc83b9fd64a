import { createHash } from 'node:crypto'
import type { Candidate } from '@guildhall/contract/experts'

/** The name under which a draw says how it was made; another way of drawing gets another name. */
export const ALGORITHM = 'sha256-rank-1'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The order in which a seed draws candidates: by the SHA-256 of `<seed>:<identityId>` in hexadecimal,
 * smallest first. It hangs on nothing but the two, so that anyone can repeat it with the seed and the
 * list, in any tool; and nobody can tell it before the seed is known, which is made at the draw.
 */
export function rankCandidates<C extends Pick<Candidate, 'identityId'>>(
  candidates: readonly C[],
  seed: string,
): C[] {
  return candidates
    .map((candidate) => ({ candidate, key: sha256(`${seed}:${candidate.identityId}`) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ candidate }) => candidate)
}

/**
 * The list of candidates as a text: a line `<identityId>,<name>,<employer>` for each, by id, quoted as
 * CSV. It is what is handed out, and what the hash that a draw keeps is of.
 */
export function candidatesText(candidates: readonly Candidate[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return candidates
    .toSorted((a, b) => (a.identityId < b.identityId ? -1 : 1))
    .map(({ identityId, name, employer }) => `${identityId},${quoted(name)},${quoted(employer)}\n`)
    .join('')
}

export const candidatesHash = (candidates: readonly Candidate[]): string =>
  sha256(candidatesText(candidates))
