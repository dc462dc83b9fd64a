import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import { hasNoLogin, type CaseInContext, type CaseRecord } from '../cases/case-record.ts'
import { mandatePaperOf } from './paper-of.ts'

/**
 * What the approval of a letter that names who acts for the party (账号负责人说明) brings about: from
 * today the account acts for it on that paper, and how it did before is history. A letter that was
 * approved before and came along with a renewed certification changes nothing. Nobody is signed out:
 * the account is the same.
 */
export async function restOnLetter(
  ctx: SignedInContext,
  { tx, record: note }: Work,
  found: CaseInContext,
  answers: Answers,
): Promise<void> {
  const { record } = found
  if (!found.spec.letters.some(({ appoints }) => appoints) || hasNoLogin(record)) return
  const paper = await mandatePaperOf(tx, found, answers)
  if (!paper) return
  const today = todayOf(ctx.deps.clock)
  const running = await lockRunning(tx, record, today)
  if (!running || (await isSamePaper(tx, running.fileId, paper.fileId))) return
  await tx.sql.query(
    `update mandate set to_date = greatest(from_date, $2::date)
     where tenant_id = current_tenant() and id = $1`,
    [running.id, today],
  )
  await tx.mandate.create({
    data: {
      id: newId(),
      accountId: record.accountId,
      partyId: record.partyId,
      fromDate: dateColumn(today),
      paper: record.id,
      ...paper,
    },
    select: { id: true },
  })
  note({
    kind: 'mandate.named',
    subjectType: 'account',
    subjectId: record.accountId,
    facts: { partyId: record.partyId, caseId: record.id, fileId: paper.fileId },
  })
}

type Running = { id: string; fileId: string | null }

/** The applicant's own mandate, locked: of two approvals at once the second sees the first's. */
async function lockRunning(
  tx: Tx,
  { accountId, partyId }: CaseRecord,
  today: string,
): Promise<Running | undefined> {
  const { rows } = await tx.sql.query<Running>(
    `select id, file_id as "fileId" from mandate
     where tenant_id = current_tenant() and account_id = $1 and party_id = $2
       and from_date <= $3::date and (to_date is null or to_date > $3::date)
     order by from_date desc, id desc limit 1 for update`,
    [accountId, partyId, today],
  )
  return rows[0]
}

/** The same stamped sheet, whichever row it hangs at. */
async function isSamePaper(tx: Tx, one: string | null, other: string | null): Promise<boolean> {
  if (!one || !other) return false
  const files = await tx.storedFile.findMany({
    where: { id: { in: [one, other] } },
    select: { sha256: true },
  })
  return new Set(files.map(({ sha256 }) => sha256)).size === 1
}
