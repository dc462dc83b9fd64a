import { z } from 'zod'
import { id, instant } from './common.ts'

/** Files of a member that go up bit by bit (`uploads.*`); their bytes travel by tus 1.0 at `uploadAddress`. */
export const uploadAddress = (uploadId: string): string => `/files/uploads/${uploadId}`

/** What tells the same file from another: of its bytes where the browser can, else what it knows of the file. */
const fingerprint = z.string().regex(/^(sha256:[0-9a-f]{64}|file:.{1,200})$/u)

/**
 * `uploads.begin`: room for a file in a slot of an own open case. The same file for the same slot
 * again answers the upload that is there, with the bytes it has.
 */
export const beginUpload = z.strictObject({
  caseId: id,
  slot: z.string().min(1).max(300),
  name: z.string().min(1).max(1000),
  /** Bytes. */
  size: z.number().int().min(0),
  fingerprint,
  /** The file whose place it takes. */
  replaces: id.nullable(),
})
export const uploadBegun = z.strictObject({
  id,
  /** Bytes that have arrived. */
  offset: z.number().int(),
  size: z.number().int(),
})

/** `uploads.list`: what this account has half-sent into a case. */
export const unfinishedUpload = z.strictObject({
  ...uploadBegun.shape,
  slot: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  replaces: id.nullable(),
  expiresAt: instant,
})
export const unfinishedUploads = z.strictObject({ uploads: z.array(unfinishedUpload) })
export type UnfinishedUpload = z.infer<typeof unfinishedUpload>

/** `uploads.finish` (answers `fileStored`) and `uploads.giveUp`. */
export const uploadRef = z.strictObject({ uploadId: id })
