import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf } from '../../kernel/dates.ts'
import type { DocumentInput } from '@guildhall/documents/kinds'
import type { CertificateFacts } from './issue-certificate.ts'
import { lastValidDay } from './outcome.ts'

/** The data that a certificate is drawn from, for its holder and for staff who see members. */
export async function readCertificate(
  ctx: SignedInContext,
  id: string,
): Promise<{ number: string; data: DocumentInput<'certificate'> }> {
  const row = await ctx.deps.database.tenantDb(ctx.tenant.id).certificate.findFirst({
    where: { id },
    select: {
      partyId: true,
      number: true,
      code: true,
      facts: true,
      issuedOn: true,
      validFrom: true,
      validTo: true,
      endedAt: true,
      endedBecause: true,
    },
  })
  if (!row || !(ctx.actor.partyIds.includes(row.partyId) || permits(ctx.actor, 'members.see')))
    throw new DomainError('not-found')
  const { branding } = (
    await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  ).content
  const validTo = lastValidDay(row)
  const facts = row.facts as CertificateFacts
  return {
    number: row.number,
    data: {
      associationName: branding.name,
      brandColor: branding.color,
      documentTitle: facts.title,
      holderKind: facts.holderKind,
      holderName: facts.name,
      titleLabel: facts.titleLabel,
      ...(facts.memberNumber ? { memberNumber: facts.memberNumber, joinedOn: facts.joinedOn } : {}),
      ...(facts.creditCode ? { creditCode: facts.creditCode } : {}),
      ...(facts.branchLabel ? { branchName: facts.branchLabel } : {}),
      validFrom: civilDateOf(row.validFrom),
      ...(validTo ? { validThrough: validTo } : {}),
      certificateNumber: row.number,
      issuedOn: civilDateOf(row.issuedOn),
      qrText: `${ctx.request.origin}/verify/${row.code}`,
      seal: { around: branding.seal.ring, centre: branding.seal.centre },
      emblemSvg: emblem(branding.markPaths, branding.color),
    },
  }
}

/** The association's mark as a drawing, from the path data that the blueprint checks. */
function emblem(paths: readonly string[], color: string): string {
  const strokes = paths
    .map((d) => `<path d="${d}" fill="none" stroke="${color}" stroke-width="2"/>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">${strokes}</svg>`
}
