import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { certifiedAnswers } from '../members/write-identity-version.ts'
import type { CaseFileRecord } from './case-files.ts'
import type { CaseInContext } from './case-record.ts'
import { certifiedFileIds } from './first-files.ts'

/** Refuses a 修改资料 that says and shows just what is certified: `case.nothing-changed`. */
export async function demandRenewal(
  tx: Tx,
  { record, spec }: CaseInContext,
  answers: Answers,
  files: readonly CaseFileRecord[],
): Promise<void> {
  if (spec.kind !== 'certify' || record.baseVersion === null) return
  const key = { partyId: record.partyId, typeSlug: record.identityTypeSlug }
  const certified = (await certifiedAnswers(tx, key))?.answers ?? {}
  const normal = (from: Answers) => stableJson(normaliseAnswers(spec.form, from))
  if (normal(certified) !== normal(answers)) return
  const ids = await certifiedFileIds(tx, spec, record.partyId)
  const known = await tx.storedFile.findMany({
    where: { id: { in: ids } },
    select: { slot: true, sha256: true },
  })
  // A stamped scan belongs to its print: it is new each time.
  const stamped = spec.attachments.filter((each) => each.stampedForm).map(({ key: slot }) => slot)
  const others = (from: readonly Hung[]) =>
    contents(from.filter(({ slot }) => !stamped.includes(slot)))
  if (others(known) === others(files)) throw new DomainError('case.nothing-changed')
}

type Hung = { slot: string; sha256: string }

/** What hangs where, in one order. */
function contents(files: readonly Hung[]): string {
  return files
    .map(({ slot, sha256 }) => `${slot} ${sha256}`)
    .toSorted()
    .join('\n')
}
