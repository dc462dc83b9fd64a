import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { DemoCase, DemoHolder } from '../types.ts'
import { insertRows } from './insert-rows.ts'

/** Who acts for whom: since registering, and from an approved letter's day on that paper. */
export async function writeMandates(
  tx: Tx,
  cases: readonly DemoCase[],
  holders: readonly DemoHolder[],
): Promise<void> {
  const rows = holders.flatMap((holder) => mandateRows(holder, firstLetter(cases, holder)))
  await insertRows(tx, 'mandate', rows)
}

/** An approved letter that names who acts. */
type Letter = {
  caseId: string
  fileId: string
  from: string
  name: string
  position: string | null
}

function mandateRows({ partyId, account, createdAt }: DemoHolder, letter: Letter | null) {
  if (!account) return []
  const row = { accountId: account.id, partyId }
  const onNoPaper = { caseId: null, fileId: null, personName: null, personPosition: null }
  return [
    {
      ...{ ...row, ...onNoPaper, id: newId(), paper: 'registration' },
      fromDate: dateInShanghai(createdAt),
      toDate: letter?.from ?? null,
    },
    ...(letter
      ? [
          {
            ...{ ...row, id: newId(), paper: letter.caseId, caseId: letter.caseId },
            ...{ fileId: letter.fileId, personName: letter.name, personPosition: letter.position },
            ...{ fromDate: letter.from, toDate: null },
          },
        ]
      : []),
  ]
}

function firstLetter(cases: readonly DemoCase[], { partyId }: DemoHolder): Letter | null {
  const letters = cases.flatMap((each) => (each.holder.partyId === partyId ? letterOf(each) : []))
  return letters.toSorted((one, other) => one.from.localeCompare(other.from))[0] ?? null
}

function letterOf({ id, spec, enteredBy, place, steps, submissions }: DemoCase): Letter[] {
  const letter = spec.letters.find(({ appoints }) => appoints)
  const last = submissions.at(-1)
  const file = last?.files.find(({ document }) => document === letter?.key)
  const decided = steps.at(-1)
  if (!letter || !last || !file || !decided || place.state !== 'approved' || enteredBy) return []
  const name = readMeaning(spec.form, last.answers, 'responsible-name') ?? ''
  const position = readMeaning(spec.form, last.answers, 'responsible-position') ?? null
  return [{ caseId: id, fileId: file.id, from: dateInShanghai(decided.at), name, position }]
}
