import { DomainError } from '@guildhall/contract/errors'
import type { Candidate, DrawView, Excluded, PoolCriteria } from '@guildhall/contract/experts'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import { poolsOf } from './index-pool.ts'
import { poolWords, type PoolWords } from './pool-words.ts'
import { candidatesHash, rankCandidates } from './rank-candidates.ts'

type Drawn = DrawView['drawn'][number]
type Criteria = PoolCriteria & { validOnly: boolean; units: string[] }

/** A draw with all that it takes to repeat it, and whether it does, counted anew. */
export async function getDraw(
  ctx: SignedInContext,
  { drawId }: { drawId: string },
): Promise<DrawView & { list: Candidate[] }> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const found = await db.expertDraw.findFirst({ where: { id: drawId } })
  if (!found) throw new DomainError('not-found')
  const [others, by, blueprint] = await Promise.all([
    db.expertDraw.findMany({
      where: { project: found.project, client: found.client, NOT: { id: drawId } },
      orderBy: { drawnAt: 'asc' },
      select: { id: true, number: true, drawnAt: true },
    }),
    db.account.findFirst({ where: { id: found.drawnBy }, select: { userName: true } }),
    blueprintInForce(ctx),
  ])
  const spec = poolsOf(blueprint.content).find(
    ({ identityType }) => identityType === found.typeSlug,
  )
  const list = found.candidates as Candidate[]
  const drawn = found.drawn as Drawn[]
  return {
    ...summaryOf(found, by?.userName ?? '', list.length),
    pool: found.typeSlug,
    poolLabel: spec?.pool.label ?? found.typeSlug,
    reviewOn: found.reviewOn && civilDateOf(found.reviewOn),
    place: found.place,
    reserves: found.reserves,
    criteria: spec ? inWords(found.criteria as Criteria, poolWords(blueprint, spec)) : [],
    drawn,
    excluded: found.excluded as Excluded[],
    reason: found.reason,
    algorithm: found.algorithm,
    seed: found.seed,
    candidatesHash: found.candidatesHash,
    repeats:
      candidatesHash(list) === found.candidatesHash &&
      sameOrder(rankCandidates(list, found.seed).slice(0, drawn.length), drawn),
    others: others.map((each) => ({ ...each, drawnAt: each.drawnAt.toISOString() })),
    list,
  }
}

const sameOrder = (a: readonly Candidate[], b: readonly Candidate[]) =>
  a.length === b.length && a.every((each, at) => each.identityId === b[at]?.identityId)

/** A draw in a list. */
export function summaryOf(
  row: {
    id: string
    number: string
    project: string
    client: string
    wanted: number
    drawnAt: Date
  },
  drawnBy: string,
  candidates: number,
) {
  const { id, number, project, client, wanted } = row
  return {
    ...{ id, number, project, client, wanted },
    candidates,
    drawnBy,
    drawnAt: row.drawnAt.toISOString(),
  }
}

function inWords(criteria: Criteria, words: PoolWords): DrawView['criteria'] {
  const list = (codes: readonly string[], word: (code: string) => string) =>
    codes.map((code) => word(code)).join('、')
  const lines: [string, string][] = [
    ['评审专业', list(criteria.speciality, (code) => words.label('speciality', code))],
    ['意愿地区', list(criteria.region, words.place)],
    ['所在地区', list(criteria.home, words.place)],
    ['职业资格或职称', list(criteria.title, (code) => words.label('professional-title', code))],
    ['专业年限', list(criteria.years, (code) => words.label('experience-years', code))],
    ['证书', criteria.validOnly ? '至少一项在有效期内' : ''],
    ['另行回避的单位', criteria.units.join('、')],
  ]
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
