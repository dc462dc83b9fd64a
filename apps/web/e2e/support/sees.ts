import type { Locator, Page } from 'playwright-core'

/** Waits until somebody looking at `where` can read `words` there, once or more often. */
export async function sees(
  where: Page | Locator,
  words: string | RegExp,
  options: { timeout?: number; exact?: boolean } = {},
): Promise<void> {
  const { exact = false, ...waiting } = options
  await where.getByText(words, { exact }).filter({ visible: true }).first().waitFor(waiting)
}
