import type { z } from 'zod'
import type { labelsView, LabelsWanted } from '@guildhall/contract/labels'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { readAddresses } from './read-addresses.ts'

/** How many labels there would be, and who would go without one. */
export async function getLabels(
  ctx: SignedInContext,
  wanted: LabelsWanted,
): Promise<z.infer<typeof labelsView>> {
  const { dues, branches } = (await blueprintInForce(ctx)).content
  const { labels, missing } = await readAddresses(ctx, wanted)
  return {
    ready: labels.length,
    missing,
    titles: dues.titles.map(({ slug, label }) => ({ slug, label })),
    branches: branches.map(({ slug, label }) => ({ slug, label })),
  }
}
