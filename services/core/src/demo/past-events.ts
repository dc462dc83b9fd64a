import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { DemoCase, DemoSitting } from './types.ts'
import type { NumberedCertificate } from './write/write-certificates.ts'
import type { PastEvent } from './write/write-events.ts'
import type { NumberedMember } from './write/write-members.ts'

/** The events of everything that demo data tells of, as the verbs would have recorded them. */
export function pastEvents(
  cases: readonly DemoCase[],
  members: readonly NumberedMember[],
  certificates: readonly NumberedCertificate[],
  sittings: readonly DemoSitting[],
): PastEvent[] {
  return [
    ...cases.flatMap(caseEvents),
    ...members.flatMap(memberEvent),
    ...certificates.flatMap(certificateEvent),
    ...sittings.filter(({ isClosed }) => isClosed).map(sittingEvent),
  ]
}

function caseEvents({ id, spec, holder, account, steps }: DemoCase): PastEvent[] {
  return steps.map((step, at) => ({
    kind: `case.${step.action}`,
    subjectType: 'case',
    subjectId: id,
    actorId: step.by.accountId,
    at: step.at,
    facts: {
      application: spec.slug,
      fromState: step.from.state,
      toState: step.to.state,
      fromStage: step.from.stage,
      stage: step.to.stage,
      branch: holder.branch,
      accountId: account.id,
      version: at + 1,
    },
  }))
}

function memberEvent({ id, number, titleSlug, demoCase }: NumberedMember): PastEvent[] {
  const last = demoCase?.steps.at(-1)
  if (!demoCase || !last) return []
  const facts = { number, title: titleSlug, caseId: demoCase.id }
  return [
    {
      kind: 'member.joined',
      subjectType: 'member',
      subjectId: id,
      actorId: last.by.accountId,
      at: last.at,
      facts,
    },
  ]
}

function certificateEvent({ id, number, caseId, issuedOn }: NumberedCertificate): PastEvent[] {
  if (!caseId) return []
  const at = startOfDayInShanghai(issuedOn)
  return [
    {
      kind: 'certificate.issued',
      subjectType: 'certificate',
      subjectId: id,
      actorId: null,
      at,
      facts: { number, caseId },
    },
  ]
}

function sittingEvent({ id, stage, at, createdBy }: DemoSitting): PastEvent {
  return {
    kind: 'meeting.closed',
    subjectType: 'meeting',
    subjectId: id,
    actorId: createdBy,
    at,
    facts: { stage },
  }
}
