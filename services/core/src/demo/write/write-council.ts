import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { newcomerTitle } from '@guildhall/domain/dues/newcomer-title'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { chineseOrdinal } from '../../modules/council/plan-term.ts'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'
import type { NumberedMember } from './write-members.ts'

/** Terms there have been, so that the one in force has a number. */
const ORDINAL = 5

/** Writes the council's term in force, who sits in it, and which title each member held when. */
export async function writeCouncil(
  tx: Tx,
  world: World,
  members: readonly NumberedMember[],
): Promise<void> {
  const { blueprint, moments, people } = world
  const newcomer = newcomerTitle(blueprint.dues)
  const year = Number(moments.today.slice(0, 4)) - 1
  const term = {
    id: newId(),
    from: `${year}-01-01`,
    to: `${year + blueprint.council.termYears}-01-01`,
  }
  const by = world.staff[0]?.id ?? ''
  await insertRows(tx, 'council_term', [
    {
      id: term.id,
      ordinal: ORDINAL,
      label: `第${chineseOrdinal(ORDINAL)}届`,
      fromDate: term.from,
      toDate: term.to,
      state: 'confirmed',
      version: 1,
      resolution: {
        title: `第${chineseOrdinal(ORDINAL)}次会员代表大会选举结果（演示）`,
        date: `${year - 1}-12-10`,
        reference: '',
      },
      createdBy: by,
      confirmedBy: by,
      confirmedAt: startOfDayInShanghai(`${year - 1}-12-12`),
    },
  ])
  const titled = members.filter(({ titleSlug }) => titleSlug !== newcomer)
  await insertRows(
    tx,
    'council_seat',
    titled.map(({ id, titleSlug }) => ({
      termId: term.id,
      memberId: id,
      titleSlug,
      representative: people.name(),
      position: world.random.pick(['董事长', '总经理', '党委书记', '副总经理', '总工程师']),
    })),
  )
  await insertRows(
    tx,
    'title_holding',
    members.flatMap((member) => holdings(member, newcomer, term)),
  )
}

type Holding = {
  id: string
  memberId: string
  titleSlug: string
  fromDate: string
  toDate: string | null
  termId: string | null
}

function holdings(
  { id: memberId, titleSlug, joinedOn }: NumberedMember,
  newcomer: string,
  term: { id: string; from: string },
): Holding[] {
  const first: Holding = {
    id: newId(),
    ...{ memberId, titleSlug: newcomer, fromDate: joinedOn, toDate: null, termId: null },
  }
  if (titleSlug === newcomer) return [first]
  if (joinedOn >= term.from) return [{ ...first, titleSlug, termId: term.id }]
  const held = { ...first, id: newId(), titleSlug, fromDate: term.from, termId: term.id }
  return [{ ...first, toDate: term.from }, held]
}
