import type { TenantSql } from '@guildhall/db/tenant-client'
import type { RosterValues } from '@guildhall/domain/roster/record'
import type { RosterSetup } from './import-setup.ts'
import { readRegister, type Registered } from './read-register.ts'

/** Whom a row means: nobody yet, one of the register, or two at once, which can't be. */
export type Match = { found: Registered | null; problem: { key: string; message: string } | null }

type Marks = { name: string; creditCode: string; number: string }

/**
 * Whom each row means, in one question. The credit code decides; then the member's number; the name
 * alone only where one of the two sides has no credit code.
 */
export async function findRegistered(
  sql: TenantSql,
  setup: RosterSetup,
  rows: readonly RosterValues[],
): Promise<Match[]> {
  const marks = rows.map((values) => marksOf(setup, values))
  const told = (key: keyof Marks) => [...new Set(marks.map((each) => each[key]).filter(Boolean))]
  const registered = await readRegister(sql, setup.application.identityType, {
    creditCodes: told('creditCode'),
    numbers: told('number'),
    names: told('name'),
  })
  const byCode = new Map(registered.map((each) => [each.record.creditCode ?? '', each]))
  const byNumber = new Map(registered.map((each) => [each.record.number, each]))
  const byName = new Map<string, Registered[]>()
  for (const each of registered.filter(({ memberId }) => memberId))
    byName.set(each.record.name, [...(byName.get(each.record.name) ?? []), each])
  return marks.map((each) =>
    matchOf(setup, each, {
      code: each.creditCode ? byCode.get(each.creditCode) : undefined,
      number: each.number ? byNumber.get(each.number) : undefined,
      names: byName.get(each.name) ?? [],
    }),
  )
}

function matchOf(
  { keys }: RosterSetup,
  { creditCode, number }: Marks,
  by: { code?: Registered | undefined; number?: Registered | undefined; names: Registered[] },
): Match {
  const other = by.number
  const isOther =
    other !== undefined &&
    (by.code ? other.partyId !== by.code.partyId : Boolean(creditCode && other.record.creditCode))
  if (isOther) {
    const message = `会员号 ${number} 已属于${other.record.name}，请改为这家单位自己的会员号，或留空由系统编号`
    return { found: null, problem: { key: 'member.number', message } }
  }
  const found = by.code ?? other
  if (found) return { found, problem: null }
  const alike = by.names.filter(({ record }) => !creditCode || record.creditCode === null)
  if (alike.length <= 1) return { found: alike[0] ?? null, problem: null }
  const message = '现有会员里有同名的几家，请补上统一社会信用代码或会员号'
  return { found: null, problem: { key: keys.name, message } }
}

function marksOf({ keys }: RosterSetup, values: RosterValues): Marks {
  const text = (key: string | null) => {
    const value = key === null ? undefined : values[key]
    return typeof value === 'string' ? value : ''
  }
  return { name: text(keys.name), creditCode: text(keys.creditCode), number: text('member.number') }
}
