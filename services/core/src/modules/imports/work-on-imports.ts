import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Deps } from '../../kernel/deps.ts'
import { checkFile } from './check-file.ts'
import { dropLease, takeImport } from './lease.ts'
import { runBatch, type BatchOutcome } from './run-batch.ts'
import { setAsideRow } from './set-aside-row.ts'
import { undoBatch } from './undo-batch.ts'

type Step = (deps: Deps, tenantId: string, importId: string, size?: number) => Promise<BatchOutcome>

/**
 * Does what imports of one association wait for: reading, writing, taking back; goes on where a node
 * ended. Ends between two batches when it is told to.
 */
export async function workOnImports(
  deps: Deps,
  tenantId: string,
  stopped: () => boolean,
): Promise<void> {
  const sql = deps.database.tenantSql(tenantId)
  while (!stopped()) {
    const taken = await takeImport(sql)
    if (!taken) return
    if (taken.state === 'checking') await checkFile(deps, tenantId, taken.id)
    else
      await goThrough(
        deps,
        tenantId,
        taken.id,
        taken.state === 'running' ? runBatch : undoBatch,
        stopped,
      )
    await dropLease(sql, taken.id)
  }
}

async function goThrough(
  deps: Deps,
  tenantId: string,
  importId: string,
  step: Step,
  stopped: () => boolean,
): Promise<void> {
  let outcome: BatchOutcome = 'more'
  while (outcome === 'more' && !stopped()) {
    try {
      outcome = await step(deps, tenantId, importId)
    } catch (error) {
      if (!isConflict(error)) throw error
      await oneByOne(deps, tenantId, importId, step, stopped)
    }
  }
}

/** As many as a batch holds, each alone: the one in conflict is set aside and says why. */
async function oneByOne(
  deps: Deps,
  tenantId: string,
  importId: string,
  step: Step,
  stopped: () => boolean,
): Promise<void> {
  for (let row = 0; row < 200 && !stopped(); row += 1) {
    try {
      if ((await step(deps, tenantId, importId, 1)) === 'ended') return
    } catch (error) {
      if (!isConflict(error)) throw error
      await setAsideRow(deps, tenantId, importId)
    }
  }
}

/** A code or number that was taken at the same time, or a record that hangs on what should go. */
function isConflict(error: unknown): boolean {
  if (uniqueViolation(error) !== undefined) return true
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23503'
}
