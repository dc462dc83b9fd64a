import type { MandateView } from '@guildhall/contract/mandates'
import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { civilDateOf } from '../../kernel/dates.ts'

/** A mandate with the account behind it, for staff. */
export type MandateRecord = MandateView & { accountId: string; lastSignInAt: string | null }

/** Who acts and acted for a party, the newest first; one that ended the day it began is left out. */
export async function readMandates(
  db: PrismaClient,
  content: Blueprint,
  partyId: string,
): Promise<MandateRecord[]> {
  const rows = await db.mandate.findMany({
    where: { partyId },
    orderBy: [{ fromDate: 'desc' }, { id: 'desc' }],
    select: {
      accountId: true,
      fromDate: true,
      toDate: true,
      personName: true,
      personPosition: true,
      account: { select: { userName: true, mobile: true, lastSignInAt: true } },
      case: { select: { application: true, number: true } },
      file: { select: { id: true, slot: true } },
    },
  })
  return rows
    .filter(({ fromDate, toDate }) => toDate === null || toDate > fromDate)
    .map(({ account, ...row }) => ({
      accountId: row.accountId,
      name: row.personName ?? account.userName,
      position: row.personPosition,
      mobile: maskMobile(account.mobile),
      from: civilDateOf(row.fromDate),
      to: row.toDate && civilDateOf(row.toDate),
      paper: row.case && presentPaper(content, row.case, row.file),
      lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
    }))
}

/** The paper by what its place is called now, without what is said there to who uploads. */
function presentPaper(
  { applications }: Blueprint,
  { application, number }: { application: string; number: string | null },
  file: { id: string; slot: string } | null,
): MandateView['paper'] {
  const spec = applications.find(({ slug }) => slug === application)
  const slot = spec?.attachments.find(({ key }) => key === file?.slot)
  const title = (slot?.label ?? spec?.label ?? '盖章函件').replace(/（[^）]*）$/, '')
  return { title, number: number ?? '', fileId: file?.id ?? null }
}
