import { z } from 'zod'
import { civilDate, id, instant, version } from './common.ts'

/** 会长办公会 (`meetings.*`). */
export const outcome = z.enum(['pass', 'reject', 'defer'])

export const agendaRow = z.strictObject({
  caseId: id,
  number: z.string(),
  partyName: z.string(),
  label: z.string(),
  branchLabel: z.string().nullable(),
  /** What the stage before said. */
  recommendation: z.string().nullable(),
  /** The facts a sitting reads: label and text, no mobile or ID numbers. */
  facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  outcome: outcome.nullable(),
  note: z.string().nullable(),
  state: z.enum(['planned', 'applied', 'left-out']),
  /** Withdrawn or moved since it was put on the agenda. */
  gone: z.boolean(),
})

export const meetingSummary = z.strictObject({
  id,
  title: z.string(),
  stage: z.string(),
  stageLabel: z.string(),
  heldOn: civilDate,
  state: z.enum(['planned', 'closed']),
  cases: z.number().int(),
  version: z.number().int(),
})
export const meetingList = z.strictObject({
  meetings: z.array(meetingSummary),
  /** Cases that wait and stand on no agenda, by stage. */
  waiting: z.array(
    z.strictObject({
      caseId: id,
      number: z.string(),
      partyName: z.string(),
      stage: z.string(),
      since: instant,
    }),
  ),
  stages: z.array(
    z.strictObject({ application: z.string(), stage: z.string(), label: z.string() }),
  ),
})

export const meetingRef = z.strictObject({ meetingId: id })
/** `meetings.create`: all that wait go on the agenda at once if `takeWaiting`. */
export const createMeeting = z.strictObject({
  title: z.string().trim().min(2, '请填写会议名称。').max(60),
  stage: z.string().max(40),
  heldOn: civilDate,
  takeWaiting: z.boolean().default(true),
})
export const addToAgenda = z.strictObject({ meetingId: id, caseIds: z.array(id).min(1).max(500) })
export const removeFromAgenda = z.strictObject({ meetingId: id, caseId: id })
/** `meetings.setOutcomes`: kept as they are given in the room; nothing is applied yet. `null` takes one back. */
export const setOutcomes = z.strictObject({
  meetingId: id,
  outcomes: z
    .array(
      z.strictObject({
        caseId: id,
        outcome: outcome.nullable(),
        note: z.string().trim().max(300).default(''),
      }),
    )
    .min(1)
    .max(500),
})
/**
 * `meetings.close`: applies every outcome in one transaction. Where a case was withdrawn meanwhile
 * answers `meeting.left-out` naming them, until `leaveOut` confirms exactly these.
 */
export const closeMeeting = z.strictObject({
  meetingId: id,
  version,
  dueToAttend: z.number().int().min(1).max(999).nullable(),
  attended: z.number().int().min(1).max(999).nullable(),
  leaveOut: z.array(id).default([]),
})
/** The printable summary is at `/meetings/<id>/summary.pdf`. */
export const meetingView = z.strictObject({
  ...meetingSummary.shape,
  dueToAttend: z.number().int().nullable(),
  attended: z.number().int().nullable(),
  closedAt: instant.nullable(),
  agenda: z.array(agendaRow),
  can: z.strictObject({ edit: z.boolean(), close: z.boolean() }),
})

export type MeetingView = z.infer<typeof meetingView>
export type AgendaRow = z.infer<typeof agendaRow>
