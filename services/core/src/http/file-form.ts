import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '@guildhall/contract/errors'
import type { Context } from 'hono'
import { z } from 'zod'
import { maxUploadBytes } from '../modules/files/check-upload.ts'
import { cleanInput } from '../trpc/clean-input.ts'
import type { AppVariables } from './variables.ts'

export type FormFile = { name: string; bytes: Uint8Array }

/** Room for the multipart frame and the fields around a file of the largest size. */
const frameBytes = 64 * 1024

/** Refuses a body beyond a file of the largest size with its fields. */
export const fileFormLimit = bodyLimit({
  maxSize: maxUploadBytes + frameBytes,
  onError: () => {
    throw new DomainError('file.too-large')
  },
})

/** A form's fields, checked, and its one file where it has one; problems are told at the fields. */
export async function readOptionalFileForm<T extends z.ZodType>(
  c: Context<AppVariables>,
  schema: T,
): Promise<{ file: FormFile | null; fields: z.output<T> }> {
  const { file, ...rest } = await c.req.parseBody().catch(() => ({ file: undefined }))
  const fields = schema.safeParse(cleanInput(rest))
  if (!fields.success) throw new DomainError('request.invalid', {}, problemsOf(fields.error))
  if (!(file instanceof File)) return { file: null, fields: fields.data }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { file: { name: file.name, bytes }, fields: fields.data }
}

/** The same where the file must be there. */
export async function readFileForm<T extends z.ZodType>(
  c: Context<AppVariables>,
  schema: T,
): Promise<{ file: FormFile; fields: z.output<T> }> {
  const { file, fields } = await readOptionalFileForm(c, schema)
  if (!file) throw new DomainError('file.empty')
  return { file, fields }
}

function problemsOf({ issues }: z.ZodError) {
  return issues.map(({ path, message }) => ({
    path: path.join('.'),
    message: /[\u4e00-\u9fff]/.test(message) ? message : '填写的内容不符合要求，请重新填写。',
  }))
}
