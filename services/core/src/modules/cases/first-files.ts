import type { Tx } from '@guildhall/db/tenant-client'
import { newId } from '@guildhall/db/ids'
import { isMatter, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { SignedInContext } from '../../kernel/context.ts'
import { fileIdsOf } from './case-files.ts'

/**
 * Hangs the files of the certified version in force on a new draft, beside its answers, so that a
 * change needs no paper twice; the bytes are shared, since they never change. A stamped form is not
 * taken over: it asks for what was applied for then. A stamped letter is, with its print: it counts
 * until an answer on it changes. A change takes over only what hangs at the answers it begins with:
 * its papers prove something new.
 */
export async function hangFirstFiles(
  ctx: SignedInContext,
  tx: Tx,
  spec: ApplicationSpec,
  { caseId, partyId }: { caseId: string; partyId: string },
): Promise<void> {
  if (isMatter(spec.kind) && spec.kind !== 'change') return
  const anew = spec.attachments
    .filter((attachment) => attachment.stampedForm || spec.kind === 'change')
    .map(({ key }) => key)
  const files = await tx.storedFile.findMany({
    where: { id: { in: await certifiedFileIds(tx, spec, partyId) }, slot: { notIn: anew } },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    select: {
      slot: true,
      name: true,
      mime: true,
      size: true,
      sha256: true,
      storageKey: true,
      pages: true,
      printCheck: true,
      printId: true,
    },
  })
  const hung = { caseId, uploadedBy: ctx.actor.accountId, uploadedAt: ctx.deps.clock.now() }
  await tx.storedFile.createMany({ data: files.map((file) => ({ ...file, ...hung, id: newId() })) })
}

/** The files that the newest certification of this identity rests on, as its submission froze them. */
export async function certifiedFileIds(
  tx: Pick<Tx, 'identityVersion' | 'submission'>,
  spec: Pick<ApplicationSpec, 'identityType'>,
  partyId: string,
): Promise<string[]> {
  const certified = await tx.identityVersion.findFirst({
    where: {
      identity: { partyId, typeSlug: spec.identityType },
      case: { kind: { in: ['join', 'certify'] }, identityTypeSlug: spec.identityType },
    },
    orderBy: { number: 'desc' },
    select: { case: { select: { submissionId: true } } },
  })
  const id = certified?.case?.submissionId
  return id
    ? fileIdsOf(await tx.submission.findFirst({ where: { id }, select: { files: true } }))
    : []
}
