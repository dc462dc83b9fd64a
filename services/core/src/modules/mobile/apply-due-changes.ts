import type { Deps } from '../../kernel/deps.ts'
import { transact, type TransactContext, type Work } from '../../kernel/transact.ts'
import { isTaken } from './change-mobile.ts'
import type { MobileChange } from './mobile-change.ts'
import { setMobile } from './set-mobile.ts'

const batch = 50

/**
 * Applies the approved changes of an association whose waiting time is over, each by itself; two
 * nodes at once apply one once. A number that was registered meanwhile ends the request as `taken`.
 */
export async function applyDueChanges(
  deps: Deps,
  tenantId: string,
  stopped: () => boolean,
): Promise<void> {
  const { rows } = await deps.database
    .tenantSql(tenantId)
    .query<{ id: string }>(dueSql, [deps.clock.now()])
  for (const { id } of rows) {
    if (stopped()) return
    await applyOne(deps, tenantId, id)
  }
}

async function applyOne(deps: Deps, tenantId: string, id: string): Promise<void> {
  const ctx = { deps, tenant: { id: tenantId }, actor: null }
  const { messages } = (await deps.blueprints.current(tenantId)).content
  const now = deps.clock.now()
  try {
    await end(ctx, id, 'applied', now, (work, change) =>
      setMobile(work, change, { messages, now, keep: null }),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    await end(ctx, id, 'taken', now, async ({ record }, { accountId }) =>
      record({
        kind: 'account.mobile-not-applied',
        subjectType: 'account',
        subjectId: accountId,
        facts: { change: id },
      }),
    )
  }
}

async function end(
  ctx: TransactContext,
  id: string,
  state: 'applied' | 'taken',
  now: Date,
  then: (work: Work, change: MobileChange) => Promise<void>,
): Promise<void> {
  await transact(ctx, async (work) => {
    const { rows } = await work.tx.sql.query<MobileChange>(endSql, [id, now, state])
    if (rows[0]) await then(work, rows[0])
  })
}

const dueSql = `
select id from mobile_change where tenant_id = current_tenant() and state = 'approved' and applies_at <= $1
order by applies_at, id limit ${batch}`

const endSql = `
update mobile_change set state = $3, ended_at = $2
where tenant_id = current_tenant() and id = $1 and state = 'approved' and applies_at <= $2
returning id, account_id as "accountId", old_mobile as "oldMobile", new_mobile as "newMobile"`
