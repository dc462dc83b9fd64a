import type { DuesSpec } from '../blueprint/dues.ts'

/** The title that a new member starts with, and that one without another goes back to. */
export function newcomerTitle({ titles }: Pick<DuesSpec, 'titles'>): string {
  const title = titles.find(({ newcomer }) => newcomer) ?? titles.at(-1)
  if (!title) throw new Error('a blueprint has titles')
  return title.slug
}
