import { createSenders, missingSenders } from '../adapters/senders.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Wake } from '../kernel/wake.ts'
import { askReports } from '../modules/messages/ask-reports.ts'
import { hasDueMessages } from '../modules/messages/claim-messages.ts'
import { announceDue, hasNoticeWork } from '../modules/notices/announce-notice.ts'
import { sendRounds } from '../modules/notices/send-rounds.ts'
import { workOnImports } from '../modules/imports/work-on-imports.ts'
import { indexWaiting } from '../modules/members/index-member.ts'
import { keepHouse } from './keep-house.ts'
import { runBills } from '../modules/dues/run-bills.ts'
import { createHelper } from './helper.ts'
import { createRelay } from './relay.ts'
import { repeat } from './repeat.ts'

/** A wake-up sends at once; what was missed, or was put off, goes out within this time. */
const lookEveryMs = 5_000
const askReportsEveryMs = 15_000
/** What names changed without being indexed, such as all of them after an upgrade, is made up for. */
const indexEveryMs = 30_000
const keepHouseEveryMs = 3_600_000

/** The background side: sends what waits in the outbox and keeps the house. */
export async function startWorker(deps: Deps, wake: Wake): Promise<{ stop(): Promise<void> }> {
  const senders = createSenders(deps.env)
  for (const sentence of missingSenders(senders))
    deps.log.error('messages.no-provider', new Error(sentence))
  const relay = createRelay(deps, senders)
  const importing = createHelper(deps, 'imports.worker', (tenantId, stopped) =>
    workOnImports(deps, tenantId, stopped),
  )
  const stopListening = wake.onNews((tenantId) => {
    relay.look(tenantId)
    importing.look(tenantId)
  })
  const lookIfDue = async (tenantId: string) => {
    if (await hasDueMessages(deps.database.tenantSql(tenantId))) relay.look(tenantId)
    importing.look(tenantId)
  }
  const looking = repeat(lookEveryMs, () => forEachTenant(deps, lookIfDue))
  const { sms } = senders
  const reporting = repeat(askReportsEveryMs, async () => {
    if (sms?.report) await forEachTenant(deps, (tenantId) => askReports(deps, sms, tenantId))
  })
  let stopped = false
  const noticing = repeat(lookEveryMs, () =>
    forEachTenant(deps, async (tenantId) => {
      if (!(await hasNoticeWork(deps, tenantId))) return
      await announceDue(deps, tenantId)
      await sendRounds(deps, tenantId, () => stopped)
    }),
  )
  const billing = repeat(lookEveryMs, () =>
    forEachTenant(deps, (tenantId) => runBills(deps, tenantId, () => stopped)),
  )
  const keeping = repeat(keepHouseEveryMs, () =>
    forEachTenant(deps, (tenantId) => keepHouse(deps, tenantId)),
  )
  const indexing = repeat(indexEveryMs, () =>
    forEachTenant(deps, async (tenantId) => {
      await indexWaiting(deps, tenantId, () => stopped)
    }),
  )
  return {
    async stop() {
      stopListening()
      stopped = true
      await Promise.all([
        looking.stop(),
        reporting.stop(),
        noticing.stop(),
        billing.stop(),
        keeping.stop(),
        indexing.stop(),
      ])
      await Promise.all([relay.stop(), importing.stop()])
      senders.mail?.close()
    },
  }
}

/** Does something for each association in turn; one that fails is logged and holds up no other. */
async function forEachTenant(deps: Deps, work: (tenantId: string) => Promise<void>): Promise<void> {
  try {
    const tenants = await deps.database.platform.tenant.findMany({
      where: { status: 'active' },
      select: { id: true },
    })
    for (const { id } of tenants) {
      await work(id).catch((error: unknown) =>
        deps.log.error('worker.tenant', error, { tenantId: id }),
      )
    }
  } catch (error) {
    deps.log.error('worker.tenants', error)
  }
}
