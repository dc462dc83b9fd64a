import type { SeedDeps } from './seed.ts'
import { storedPaper, type StoredPaper, type StoredPapers } from './papers.ts'
import type { DemoCase, DemoFile } from './types.ts'
import type { World } from './world.ts'

/** Makes and stores the bytes of all demo files. */
export async function makePapers(
  deps: SeedDeps,
  tenantId: string,
  _world: World,
  _cases: readonly DemoCase[],
): Promise<StoredPapers> {
  const key = `${tenantId}/files/archived-paper`
  const bytes = new TextEncoder().encode('%PDF-1.4')
  await deps.storage.put(key, bytes)
  const paper: StoredPaper = storedPaper(bytes, key)
  return { of: (_file: DemoFile) => paper }
}
