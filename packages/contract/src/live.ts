import { z } from 'zod'
import { queueRow } from './review.ts'

/**
 * What arrives over the socket (`/live`, event `event`). `seq` is the tenant's event sequence: a
 * client that was away emits `since` with the last one it has and gets the rest, authorised afresh.
 */
export const liveEvent = z.strictObject({
  seq: z.number().int(),
  kind: z.string(),
  at: z.iso.datetime(),
  caseId: z.uuid().nullable(),
  meetingId: z.uuid().nullable(),
  /** The notice it is about, where it is about one. */
  noticeId: z.uuid().optional(),
  /** For rooms of staff: the row as it stands now; `leftStage` where it left the room's stage. */
  row: queueRow.nullable(),
  leftStage: z.string().nullable(),
  /** Who did it, as shown on the other side. */
  by: z.string(),
})

/** Who has a case open now (`viewing` → server, `viewers` ← server); presence, kept in the rooms. */
export const viewers = z.strictObject({ caseId: z.uuid(), names: z.array(z.string()) })

export type LiveEvent = z.infer<typeof liveEvent>
