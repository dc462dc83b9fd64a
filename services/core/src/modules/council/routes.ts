import { Hono } from 'hono'
import { writeXlsx } from 'hucre/xlsx'
import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { transact } from '../../kernel/transact.ts'
import { getBody } from './get-body.ts'

/** The list of a body as a spreadsheet, for the printer's and the hall's door. */
export const councilRoutes = new Hono<AppVariables>().get(
  '/council/:body{.+\\.xlsx}',
  async (c) => {
    const ctx = demandSignedIn(c)
    if (!permits(ctx.actor, 'council.manage')) throw new DomainError('not-found')
    const body = c.req.param('body').replace(/\.xlsx$/, '')
    const { label, rows } = await getBody(ctx, { body })
    const sheet = await writeXlsx({ sheets: [{ name: label, columns, data: rows.map(numbered) }] })
    await transact(ctx, async ({ record }) =>
      record({
        kind: 'council.exported',
        subjectType: 'account',
        subjectId: ctx.actor.accountId,
        facts: { body, rows: rows.length },
      }),
    )
    return c.body(new Uint8Array(sheet), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${label}名单.xlsx`)}`,
    })
  },
)

const numbered = <T extends object>(row: T, at: number) => ({ at: at + 1, ...row })

const columns = [
  { header: '序号', key: 'at', width: 6 },
  { header: '会员号', key: 'number', width: 14 },
  { header: '单位', key: 'name', width: 40 },
  { header: '级别', key: 'titleLabel', width: 16 },
  { header: '分支机构', key: 'branch', width: 20 },
  { header: '代表', key: 'representative', width: 12 },
  { header: '职务', key: 'position', width: 20 },
]
