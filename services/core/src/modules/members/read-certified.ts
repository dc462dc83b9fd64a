import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import type { MemberView } from '@guildhall/contract/member-page'
import type { FieldSpec, FormSpec } from '@guildhall/domain/blueprint/form'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import { normalValue } from '@guildhall/domain/forms/normalise'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { lookupsOf } from '../cases/form-context.ts'
import { openAnswers, type Vault } from '../cases/secret-answers.ts'
import { maskAnswers } from '../reviews/mask-answers.ts'

/** What is certified of a member now, opened, with the form that it is read by. */
export type Certified = { form: FormSpec; answers: unknown; at: Date }

/** The answers in force of the identity that membership rests on; null where it was never certified here. */
export async function readCertified(
  db: PrismaClient | Tx,
  vault: Vault,
  { content }: PublishedBlueprint,
  partyId: string,
): Promise<Certified | null> {
  const join = content.applications.find(({ kind }) => kind === 'join')
  if (!join) return null
  const version = await db.identityVersion.findFirst({
    where: { identity: { partyId, typeSlug: join.identityType } },
    orderBy: { number: 'desc' },
    select: { answers: true, certifiedAt: true },
  })
  const { form } = join
  return (
    version && { form, answers: openAnswers(vault, form, version.answers), at: version.certifiedAt }
  )
}

/** The certified facts as people read them, with mobiles, addresses and ID numbers masked. */
export function presentFacts(
  published: PublishedBlueprint,
  { form, answers }: Certified,
): MemberView['facts'] {
  const { answers: shown, masked } = maskAnswers(form, answers)
  const lookups = lookupsOf(published)
  return entriesOf(form, shown)
    .filter(({ field }) => field.kind !== 'file')
    .map((entry) => {
      const isMasked = masked.includes(entry.path)
      return {
        path: entry.path,
        label: entry.field.label,
        group: entry.row?.label ?? entry.group.title ?? entry.step.title,
        text: isMasked
          ? String(getAnswer(shown, entry.path))
          : formatAnswer(entry.field satisfies FieldSpec, normalValue(entry), lookups),
        masked: isMasked,
      }
    })
    .filter(({ text }) => text !== '')
}
