import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateColumn, todayOf } from '../kernel/dates.ts'
import { randomCode } from '../kernel/random-code.ts'
import type { CertificateFacts } from '../modules/certificates/issue-certificate.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

/** A unit member's certificate that names a title, valid for a hundred days unless said otherwise. */
export async function buildCertificate(
  { deps }: TestProgram,
  { tenantId }: TestSite,
  { partyId, number }: { partyId: string; number: string },
  { titleLabel = '会员单位', validTo = addDays(todayOf(deps.clock), 100) } = {},
): Promise<{ certificateId: string }> {
  const { content } = await deps.blueprints.current(tenantId)
  const join = content.applications.find(({ kind }) => kind === 'join')
  const certificateId = newId()
  const issuedOn = dateColumn(addDays(todayOf(deps.clock), -10))
  const facts: CertificateFacts = {
    title: '会员证',
    sentence: '',
    holderKind: 'unit',
    name: '持证示例单位',
    titleLabel,
    memberNumber: number,
    creditCode: null,
    branchLabel: null,
    joinedOn: todayOf(deps.clock),
  }
  await deps.database.tenantDb(tenantId).certificate.create({
    data: {
      id: certificateId,
      partyId,
      typeSlug: join?.identityType ?? '',
      number: `T-${number}`,
      code: randomCode(20),
      facts,
      issuedOn,
      validFrom: issuedOn,
      validTo: dateColumn(validTo),
    },
    select: { id: true },
  })
  return { certificateId }
}
