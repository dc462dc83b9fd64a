import type { IdentityView } from '@guildhall/contract/identities'
import { diffAnswers } from '@guildhall/domain/forms/diff'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import type { SignedInContext } from '../../kernel/context.ts'
import { caseFiles } from '../cases/case-files.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { certifiedFileIds } from '../cases/first-files.ts'
import { lookupsOf } from '../cases/form-context.ts'
import { readDraft } from '../cases/read-draft.ts'
import { openAnswers, vaultOf } from '../cases/secret-answers.ts'
import { renewalCompared } from '../reviews/compared-answers.ts'

/** What a renewal under way would change of what is in force: answers old beside new, papers by name. */
export async function readRenewal(
  ctx: SignedInContext,
  found: CaseInContext,
): Promise<IdentityView['changes']> {
  const { record, spec, blueprint } = found
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [draft, files, ids] = await Promise.all([
    readDraft(sql, record.id),
    caseFiles(sql, record.id),
    spec.kind === 'certify' ? certifiedFileIds(db, spec, record.partyId) : null,
  ])
  const asked = normaliseAnswers(spec.form, draft.answers)
  const compared = await renewalCompared(db, found, asked)
  const open = (given: unknown) => openAnswers(vaultOf(ctx), spec.form, given)
  const lookups = lookupsOf(blueprint)
  const answers = diffAnswers(spec.form, open(compared.answers), open(compared.after), lookups).map(
    ({ path, label, before, after }) => ({ path, label, before, after }),
  )
  if (!ids) return answers
  const certified = await db.storedFile.findMany({
    where: { id: { in: ids } },
    select: { slot: true, sha256: true },
  })
  const slots = [
    ...entriesOf(spec.form, asked).map(({ path, field }) => ({ path, label: field.label })),
    ...spec.attachments
      .filter(({ stampedForm }) => !stampedForm)
      .map(({ key, label }) => ({ path: key, label })),
  ]
  const papers = slots.filter(({ path }) => hung(certified, path) !== hung(files, path))
  return [...answers, ...papers.map((paper) => ({ ...paper, before: '', after: '' }))]
}

function hung(files: readonly { slot: string; sha256: string }[], at: string): string {
  const hashes = files.flatMap(({ slot, sha256 }) => (slot === at ? [sha256] : []))
  return hashes.toSorted().join()
}
