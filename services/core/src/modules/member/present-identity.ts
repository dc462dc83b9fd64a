import type { IdentityCard } from '@guildhall/contract/identities'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { isOpen, type CaseState } from '@guildhall/domain/workflow/case-machine'
import type { SignedInContext } from '../../kernel/context.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { presentSummary } from '../cases/list-cases.ts'
import type { CertifiedIdentity } from './read-certified-identities.ts'
import { readRenewal } from './read-renewal.ts'
import { lastReason, readReturned } from './read-returned.ts'

/** The account's cases, newest first, and what is certified of its parties. */
export type Held = {
  cases: readonly CaseInContext[]
  certified: readonly CertifiedIdentity[]
}

/** One card for each application that certifies. */
export function presentIdentities(
  ctx: SignedInContext,
  content: Blueprint,
  held: Held,
): Promise<IdentityCard[]> {
  return Promise.all(
    content.applications
      .filter(({ kind }) => certifies(kind))
      .map((application) => presentIdentity(ctx, content, application, held)),
  )
}

/** Where the open case stands, or whether it is certified; what a renewal would change; why the last was refused. */
export async function presentIdentity(
  ctx: SignedInContext,
  { identityTypes }: Blueprint,
  application: ApplicationSpec,
  { cases, certified }: Held,
): Promise<IdentityCard> {
  const { slug, kind, label, identityType } = application
  const type = identityTypes.find((each) => each.slug === identityType)
  const inForce = certified.find(({ typeSlug }) => typeSlug === identityType)
  const own = cases.filter(({ record, spec }) => isOf(application, record.application, spec))
  const open = openOf(own, kind)
  const summary = open && presentSummary(open)
  const refused = open ? undefined : refusedLast(own, inForce)
  const [renewal, returned, reason] = await Promise.all([
    open && open.record.baseVersion !== null ? readRenewal(ctx, open) : [],
    open ? readReturned(ctx, open) : null,
    refused ? lastReason(ctx, refused.record.id) : null,
  ])
  return {
    application: slug,
    kind,
    label: type?.label ?? label,
    description: type?.description ?? '',
    status:
      (summary?.state as 'draft' | 'submitted' | 'returned' | undefined) ??
      (inForce ? 'certified' : 'none'),
    caseId: summary?.id ?? null,
    version: open?.record.version ?? null,
    stageLabel: summary?.stageLabel ?? null,
    since: summary?.since ?? null,
    isRenewal: open !== undefined && open.record.baseVersion !== null,
    changes: [...new Set(renewal.map((change) => change.label))],
    remarks: returned?.count ?? 0,
    returned: returned && { reason: returned.reason, steps: returned.steps },
    certified: inForce
      ? {
          name: inForce.partyName,
          on: dateInShanghai(inForce.at),
          certificateId: inForce.certificateId,
        }
      : null,
    refused: refused ? { caseId: refused.record.id, reason } : null,
    asks: asksOf(application),
  }
}

/** Cases of an identity: those that certify it, and the 信息变更 of one that joins. */
function isOf(
  { slug, kind, identityType }: ApplicationSpec,
  application: string,
  spec: ApplicationSpec,
): boolean {
  const isChange = kind === 'join' && spec.kind === 'change' && spec.identityType === identityType
  return application === slug || isChange
}

/** The open case: a certification before a change of what is certified. */
function openOf(own: readonly CaseInContext[], kind: ApplicationSpec['kind']) {
  const open = own.filter(({ record }) => isOpen(record.state as CaseState))
  return open.find(({ spec }) => spec.kind === kind) ?? open[0]
}

function refusedLast(
  [newest]: readonly CaseInContext[],
  inForce: CertifiedIdentity | undefined,
): CaseInContext | undefined {
  const closedAt = newest?.record.closedAt
  const isOver = inForce && closedAt && closedAt < inForce.at
  return newest?.record.state === 'rejected' && !isOver ? newest : undefined
}

/** How many labels of the first step are named: the rest goes by the titles of its steps. */
const NAMED = 4

function asksOf({ form, attachments }: ApplicationSpec): IdentityCard['asks'] {
  const [first, ...more] = form.steps
  const labels = (first?.groups ?? [])
    .flatMap(({ fields }) => fields)
    .filter(({ required, visibleWhen }) => required && !visibleWhen)
    .map((field) => field.label)
  const named =
    labels.length > NAMED ? [...labels.slice(0, NAMED - 1), `${labels[NAMED - 1]}等`] : labels
  return {
    fields: [...named, ...more.map(({ title }) => title)],
    papers: attachments.filter(({ required }) => required).map((each) => each.label),
  }
}
