import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError, sentence, type FieldProblem } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { attachmentProblems } from '@guildhall/domain/forms/file-slots'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import type { SignedInContext } from '../../kernel/context.ts'
import type { CaseInContext } from './case-record.ts'
import type { CaseFileRecord } from './case-files.ts'
import { formContext } from './form-context.ts'
import { demandRenewal } from './demand-renewal.ts'
import { matterProblems } from './matter-problems.ts'
import { otherPartyProblems } from './other-party.ts'
import { accountMobileOf, slotHashes } from './prints.ts'
import { openAnswers, vaultOf } from './secret-answers.ts'

/** Where the problems with papers are shown. */
const papersStep = 'papers'

/** Refuses to submit what is incomplete or can't be, naming every place of it (`case.incomplete`). */
export async function demandComplete(
  ctx: SignedInContext,
  tx: Tx,
  found: CaseInContext,
  answers: Answers,
  files: CaseFileRecord[],
) {
  const { spec, blueprint, record } = found
  const slots = files.map((file) => file.slot)
  const problems: FieldProblem[] = [
    ...validateAnswers(
      spec.form,
      openAnswers(vaultOf(ctx), spec.form, answers),
      'submit',
      formContext(blueprint, ctx.deps.clock, slots),
    ),
    ...attachmentProblems(spec.attachments, slots, 'submit', papersStep),
    ...(await stampProblems(tx, found, answers, files)),
    ...(await creditCodeProblems(tx, found, answers, record.partyId)),
    ...(await otherPartyProblems(tx, found, answers)),
    ...(await handoverMobileProblems(tx, found, answers)),
    ...(await matterProblems(ctx, tx, found, answers)),
  ].map(({ path, message }) => ({ path, message }))
  if (problems.length > 0)
    throw new DomainError('case.incomplete', { count: problems.length }, problems)
  await demandRenewal(tx, found, answers, files)
}

/** A stamped scan counts for the print it belongs to, and only while that shows what the answers say. */
async function stampProblems(
  tx: Tx,
  { record, spec }: CaseInContext,
  answers: Answers,
  files: CaseFileRecord[],
): Promise<FieldProblem[]> {
  // What came on paper is no print of ours.
  if (record.enteredBy) return []
  const accountMobile = await accountMobileOf(tx, spec, record.accountId)
  const hashOf = slotHashes(spec, { answers, accountMobile })
  return spec.attachments.flatMap(({ key, label }) => {
    const current = hashOf(key)
    const scans = current ? files.filter((file) => file.slot === key) : []
    const counts = scans.every(
      (scan) => scan.printHash === current && scan.printCheck !== 'mismatched',
    )
    return counts ? [] : [{ path: key, message: staleScan(label) }]
  })
}

const staleScan = (label: string) =>
  `${label}打印后又改过内容，或上传的不是这一份，请重新下载、盖章、上传。`

async function creditCodeProblems(
  tx: Tx,
  { spec }: CaseInContext,
  answers: Answers,
  partyId: string,
): Promise<FieldProblem[]> {
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  if (!creditCode || !['join', 'certify', 'change'].includes(spec.kind)) return []
  const others = await tx.sql.query(
    'select 1 from party where tenant_id = current_tenant() and credit_code = $1 and id <> $2',
    [creditCode, partyId],
  )
  const path = pathOfMeaning(spec.form, answers, 'credit-code') ?? ''
  return others.rowCount > 0
    ? [
        {
          path,
          message: '这个统一社会信用代码已有单位登记。如果是同一单位，请联系协会办理账号交接。',
        },
      ]
    : []
}

/** The letter names the mobile that the account proved by code: no other may be typed. */
async function handoverMobileProblems(
  tx: Tx,
  { spec, record }: CaseInContext,
  answers: Answers,
): Promise<FieldProblem[]> {
  if (spec.kind !== 'handover') return []
  const account = await tx.account.findFirstOrThrow({
    where: { id: record.accountId },
    select: { mobile: true },
  })
  if (readMeaning(spec.form, answers, 'contact-mobile') === account.mobile) return []
  const path = pathOfMeaning(spec.form, answers, 'contact-mobile') ?? ''
  return [{ path, message: sentence('handover.mobile-differs') }]
}
