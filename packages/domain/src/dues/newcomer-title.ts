import type { DuesSpec } from '../blueprint/dues.ts'

/** The title that a new member starts with, and that one without another goes back to. */
export function newcomerTitle({ titles }: Pick<DuesSpec, 'titles'>): string {
  const title = titles.find(({ newcomer }) => newcomer) ?? titles.at(-1)
  if (!title) throw new Error('a blueprint has titles')
  return title.slug
}

/**
 * The title that an application asks for and that staff must settle, since nobody gives himself a
 * seat of the council; null where it asks for the newcomers' title, for none, or for one that is none.
 */
export function titleToSettle(
  dues: Pick<DuesSpec, 'titles'>,
  chosen: string | undefined,
): string | null {
  const asked = dues.titles.find(({ slug }) => slug === chosen)
  return asked && asked.slug !== newcomerTitle(dues) ? asked.slug : null
}
