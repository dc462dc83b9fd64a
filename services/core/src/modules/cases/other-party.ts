import type { Tx } from '@guildhall/db/tenant-client'
import type { FieldProblem } from '@guildhall/contract/errors'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import type { CaseInContext } from './case-record.ts'

/**
 * What speaks against a further identity: one account acts for one unit and one person, so that the
 * name and credit code are those already certified of it. Another unit takes an account of its own;
 * a renamed one has its certified identity changed first.
 */
export async function otherPartyProblems(
  tx: Pick<Tx, 'party'>,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<FieldProblem[]> {
  if (!certifies(spec.kind)) return []
  const party = await tx.party.findFirst({
    where: { id: record.partyId },
    select: {
      kind: true,
      name: true,
      creditCode: true,
      identities: { where: { identityVersions: { some: {} } }, select: { typeSlug: true } },
    },
  })
  const types = party?.identities.map(({ typeSlug }) => typeSlug) ?? []
  if (!party || types.length === 0 || types.includes(record.identityTypeSlug)) return []
  const differs = (meaning: 'party-name' | 'credit-code', certified: string | null) => {
    const given = readMeaning(spec.form, answers, meaning)
    return given !== undefined && certified !== null && given !== certified
  }
  const problem = (meaning: 'party-name' | 'credit-code', message: string) => ({
    path: pathOfMeaning(spec.form, answers, meaning) ?? '',
    message,
  })
  if (differs('credit-code', party.creditCode))
    return [problem('credit-code', anotherUnit(party.name, party.creditCode ?? ''))]
  if (!differs('party-name', party.name)) return []
  return [
    problem('party-name', party.kind === 'unit' ? renamed(party.name) : anotherName(party.name)),
  ]
}

const anotherUnit = (name: string, code: string): string =>
  `这个账号代表的单位是“${name}”，信用代码 ${code}。要认证别的单位，请另注册一个账号。`
const renamed = (name: string): string =>
  `这个账号代表的单位已认证为“${name}”，请填同一名称。单位改了名的，先在已认证的身份上修改资料。`
const anotherName = (name: string): string =>
  `您已认证的姓名是“${name}”，请填同一姓名。改了名的，先在已认证的身份上修改资料。`
