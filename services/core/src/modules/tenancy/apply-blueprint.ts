import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { checkBlueprint, type BlueprintProblem } from '@guildhall/domain/blueprint/check'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { TransactContext } from '../../kernel/transact.ts'
import { transact } from '../../kernel/transact.ts'
import { projectBlueprint } from './project-blueprint.ts'

export type ApplyBlueprintInput = {
  tenantId: string
  /** Anything; what can't work in it is refused with `BlueprintRefused`. */
  blueprint: unknown
  /** The account that publishes it; null for the program itself. */
  publishedBy?: string | null
}

/** The version in force afterwards, and whether this call made it. */
export type AppliedBlueprint = {
  versionId: string
  number: number
  isNew: boolean
  warnings: BlueprintProblem[]
}

/** A blueprint with something in it that can't work. */
export class BlueprintRefused extends Error {
  readonly problems: readonly BlueprintProblem[]

  constructor(problems: readonly BlueprintProblem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    this.name = 'BlueprintRefused'
    this.problems = problems
  }
}

/**
 * Puts a blueprint in force: stores it as a new, immutable version if its content differs from the
 * one in force, and brings the rows that foreign keys point to in line with it. Applied again it
 * changes nothing. Throws `BlueprintRefused` before anything is written.
 */
export async function applyBlueprint(
  deps: TransactContext['deps'],
  input: ApplyBlueprintInput,
): Promise<AppliedBlueprint> {
  const { blueprint, problems } = checkBlueprint(input.blueprint)
  if (!blueprint) throw new BlueprintRefused(problems)
  const actor = input.publishedBy ? { accountId: input.publishedBy } : null
  return transact({ deps, tenant: { id: input.tenantId }, actor }, async ({ tx, record }) => {
    await takeTurn(tx)
    const hash = sha256(stableJson(blueprint))
    const current = await currentVersion(tx)
    await projectBlueprint(tx, blueprint)
    if (current?.hash === hash) {
      return { versionId: current.id, number: current.number, isNew: false, warnings: problems }
    }
    const number = (current?.number ?? 0) + 1
    const versionId = await storeVersion(tx, { blueprint, hash, number }, actor?.accountId ?? null)
    record({
      kind: 'blueprint.published',
      subjectType: 'blueprint',
      subjectId: versionId,
      facts: { number, hash },
    })
    return { versionId, number, isNew: true, warnings: problems }
  })
}

/** Two nodes that start at once publish one after the other; the second finds nothing to do. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('blueprint ' || current_tenant(), 0))`
}

function currentVersion(tx: Tx) {
  return tx.blueprintVersion.findFirst({
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hash: true },
  })
}

async function storeVersion(
  tx: Tx,
  version: { blueprint: Blueprint; hash: string; number: number },
  publishedBy: string | null,
): Promise<string> {
  const { blueprint: content, hash, number } = version
  const id = newId()
  await tx.blueprintVersion.create({
    data: { id, number, content, hash, publishedBy },
    select: { id: true },
  })
  return id
}
