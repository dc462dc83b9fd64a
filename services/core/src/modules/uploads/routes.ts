import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { demandId } from '../files/routes.ts'
import { editableCase, ownUpload, uploadKey } from './own-upload.ts'

const methods = ['HEAD', 'PATCH']

/**
 * The bytes of half-sent files, by tus 1.0: HEAD says how much is there, PATCH brings more from there
 * on. They are begun, finished and given up by procedures.
 */
export const uploadRoutes = new Hono<AppVariables>().on(
  // A HEAD comes here as a GET.
  ['GET', 'PATCH'],
  '/files/uploads/:id',
  async (c) => {
    const request = c.req.raw
    if (!methods.includes(request.method)) throw new DomainError('not-found')
    const ctx = demandSignedIn(c)
    const upload = await ownUpload(ctx, demandId(c.req.param('id')))
    await editableCase(ctx, upload.caseId)
    if (upload.fileId) throw new DomainError('not-found')
    return ctx.deps.uploads.answer(request, uploadKey(ctx.tenant.id, upload.id), upload.size)
  },
)
