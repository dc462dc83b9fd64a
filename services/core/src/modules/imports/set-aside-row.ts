import type { Deps } from '../../kernel/deps.ts'
import { transact } from '../../kernel/transact.ts'
import { lockImport } from './import-records.ts'
import { actingContext } from './run-batch.ts'

/** Leaves the row that would come next, because the database refused it, and says why. */
export async function setAsideRow(deps: Deps, tenantId: string, importId: string): Promise<void> {
  await transact(await actingContext(deps, tenantId, importId), async ({ tx }) => {
    const { state } = await lockImport(tx.sql, importId)
    if (state === 'running') await tx.sql.query(failNext, [importId])
    if (state === 'undoing') await tx.sql.query(keepNext, [importId])
  })
}

const failNext = `
update import_row i set state = 'failed', reason = '会员号或信用代码刚被别处登记占用，没有导入'
where tenant_id = current_tenant() and job_id = $1 and row = (
  select row from import_row where tenant_id = current_tenant() and job_id = $1 and state = 'pending'
    and verdict in ('new', 'changed', 'repeated')
  order by duplicate_of is not null, row limit 1)`

const keepNext = `
update import_row i set state = 'kept', reason = '导入之后已有其他记录引用，保留'
where tenant_id = current_tenant() and job_id = $1 and row = (
  select row from import_row where tenant_id = current_tenant() and job_id = $1 and state = 'done'
  order by duplicate_of is null, row desc limit 1)`
