import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { buildCertificate } from '../../testing/build-certificate.ts'
import { buildMember } from '../../testing/build-member.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { keepHouse } from '../../worker/keep-house.ts'
import { giveTitles } from './give-title.ts'

let test: TestProgram
let site: TestSite

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
})
afterAll(() => test.stop())

const today = () => todayOf(test.deps.clock)
const db = () => test.deps.database.tenantDb(site.tenantId)

/** The same title to each from a day on, as a resolution gives it. */
const give = (members: readonly { memberId: string }[], from: string) =>
  transact({ deps: test.deps, tenant: { id: site.tenantId }, actor: null }, (work) =>
    giveTitles(
      work,
      members.map(({ memberId }) => ({ memberId, title: 'council' })),
      from,
    ),
  )
const keepHouseIn = (days: number) => {
  const clock = { now: () => new Date(test.deps.clock.now().getTime() + days * 86_400_000) }
  return keepHouse({ ...test.deps, clock }, site.tenantId)
}
const certificatesOf = ({ partyId }: { partyId: string }) =>
  db().certificate.findMany({ where: { partyId }, orderBy: { issuedOn: 'asc' } })

describe('titles whose day has come', () => {
  it('replace the certificate that names another, once, however many nodes keep house', async () => {
    const member = await buildMember(test, site)
    const { certificateId } = await buildCertificate(test, site, member)
    await give([member], addDays(today(), 10))
    await keepHouseIn(0)
    expect(await certificatesOf(member)).toHaveLength(1)
    await Promise.all([10, 10, 11].map(keepHouseIn))
    const [before, after, ...more] = await certificatesOf(member)
    expect(more).toEqual([])
    expect(before).toMatchObject({ id: certificateId, endedBecause: 'replaced' })
    expect(after).toMatchObject({
      facts: { titleLabel: '理事单位', memberNumber: member.number },
      validTo: before?.validTo,
      endedAt: null,
      caseId: null,
    })
    const events = await db().event.findMany({ where: { subjectId: after?.id ?? '' } })
    expect(events).toMatchObject([
      { kind: 'certificate.issued', facts: { number: after?.number, replaces: certificateId } },
    ])
  })

  it('give nobody a certificate who holds none, or one that ran out or says the same', async () => {
    const [none, ranOut, same] = await Promise.all([
      buildMember(test, site),
      buildMember(test, site),
      buildMember(test, site),
    ])
    await buildCertificate(test, site, ranOut, { validTo: addDays(today(), -1) })
    await buildCertificate(test, site, same, { titleLabel: '理事单位' })
    await give([none, ranOut, same], today())
    await keepHouseIn(0)
    const held = await Promise.all([none, ranOut, same].map(certificatesOf))
    expect(held.map(({ length }) => length)).toEqual([0, 1, 1])
  })

  it('end a certificate that was to end already on the same instant as before', async () => {
    const member = await buildMember(test, site)
    const { certificateId: id } = await buildCertificate(test, site, member)
    const endedAt = new Date(test.deps.clock.now().getTime() + 5 * 86_400_000)
    await db().certificate.updateMany({ where: { id }, data: { endedAt, endedBecause: 'revoked' } })
    await give([member], today())
    await keepHouseIn(0)
    const [, after] = await certificatesOf(member)
    expect(after).toMatchObject({ endedAt, endedBecause: 'revoked' })
  })
})
