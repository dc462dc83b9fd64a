import { DomainError } from '@guildhall/contract/errors'
import type { MakeDraw } from '@guildhall/contract/experts'
import type { Tx } from '@guildhall/db/tenant-client'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { dateColumn } from '../../kernel/dates.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { findCandidates } from './find-candidates.ts'
import { ALGORITHM, candidatesHash, rankCandidates } from './rank-candidates.ts'

/**
 * Draws with a seed among those who fit and have no interest, and writes the draw with all that
 * repeats it. Answers its number and how many could have been drawn; `draw.too-few` where that is
 * fewer than are wanted.
 */
export async function writeDraw(
  tx: Tx,
  input: MakeDraw,
  { seed, by, at }: { seed: string; by: string; at: Date },
): Promise<{ number: string; candidates: number }> {
  const { candidates, excluded } = await findCandidates(tx.sql, input, dateInShanghai(at))
  if (candidates.length < input.wanted)
    throw new DomainError('draw.too-few', { found: candidates.length, wanted: input.wanted })
  const drawn = rankCandidates(candidates, seed)
    .slice(0, input.wanted + input.reserves)
    .map((person, place) => ({ ...person, rank: place + 1, reserve: place >= input.wanted }))
  const number = await nextNumber(tx, 'expert-draw', 'CQ{year}-{seq:4}', at)
  await tx.expertDraw.create({
    data: {
      id: input.drawId,
      typeSlug: input.pool,
      number,
      project: input.project,
      client: input.client,
      reviewOn: input.reviewOn && dateColumn(input.reviewOn),
      place: input.place,
      wanted: input.wanted,
      reserves: input.reserves,
      criteria: { ...input.criteria, validOnly: input.validOnly, units: input.excludedUnits },
      excluded,
      algorithm: ALGORITHM,
      seed,
      candidates,
      candidatesHash: candidatesHash(candidates),
      drawn,
      reason: input.reason || null,
      drawnBy: by,
      drawnAt: at,
    },
    select: { id: true },
  })
  return { number, candidates: candidates.length }
}
