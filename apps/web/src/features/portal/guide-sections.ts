import type { JoinGuideSpec } from '@guildhall/domain/blueprint/site'

/** The sections of the join guide, in the order they are read. */
export const guideSections = [
  { id: 'who', title: '谁可以入会' },
  { id: 'dues', title: '会费标准' },
  { id: 'steps', title: '怎么办、要多久' },
  { id: 'prepare', title: '要准备什么' },
  { id: 'after', title: '通过以后' },
] as const

/** Chinese prose is read at some 300 characters a minute on a screen; a table takes its time. */
const CHARACTERS_A_MINUTE = 300

/** Whole minutes that reading the guide takes, one at least. */
export function minutesToRead(guide: JoinGuideSpec): number {
  const items = [...guide.yourSteps, ...guide.prepare].map((item) => item.title + item.note)
  const text = [...guide.whoMayJoin, guide.whoNote ?? '', ...items, ...guide.afterApproval].join('')
  return Math.max(1, Math.ceil(text.length / CHARACTERS_A_MINUTE) + 1)
}
