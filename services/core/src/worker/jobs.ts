import type { Senders } from '../adapters/senders.ts'
import type { Deps } from '../kernel/deps.ts'
import { runBills } from '../modules/dues/run-bills.ts'
import { indexWaiting } from '../modules/members/index-member.ts'
import { askReports } from '../modules/messages/ask-reports.ts'
import { hasDueMessages } from '../modules/messages/claim-messages.ts'
import { applyDueChanges } from '../modules/mobile/apply-due-changes.ts'
import { announceDue, hasNoticeWork } from '../modules/notices/announce-notice.ts'
import { sendRounds } from '../modules/notices/send-rounds.ts'
import type { Helper } from './helper.ts'
import { keepHouse } from './keep-house.ts'

/** Something that is looked after for each association again and again, whatever a wake-up missed. */
export type Job = {
  /** Under which its trouble is logged. */
  name: string
  everyMs: number
  run(tenantId: string, stopped: () => boolean): Promise<void>
}

const seconds = 1000
const hours = 3_600_000

/** Everything the worker does by the clock. A wake-up sends and imports at once; this makes up for those missed. */
export function jobsOf(
  deps: Deps,
  { sms }: Senders,
  { relay, importing }: { relay: Helper; importing: Helper },
): Job[] {
  return [
    {
      name: 'messages.look',
      everyMs: 5 * seconds,
      async run(tenantId) {
        if (await hasDueMessages(deps.database.tenantSql(tenantId))) relay.look(tenantId)
      },
    },
    {
      name: 'imports.look',
      everyMs: 5 * seconds,
      run: async (tenantId) => importing.look(tenantId),
    },
    {
      name: 'messages.reports',
      everyMs: 15 * seconds,
      async run(tenantId) {
        if (sms?.report) await askReports(deps, sms, tenantId)
      },
    },
    {
      name: 'notices',
      everyMs: 5 * seconds,
      async run(tenantId, stopped) {
        if (!(await hasNoticeWork(deps, tenantId))) return
        await announceDue(deps, tenantId)
        await sendRounds(deps, tenantId, stopped)
      },
    },
    {
      name: 'dues.bills',
      everyMs: 5 * seconds,
      run: (tenantId, stopped) => runBills(deps, tenantId, stopped),
    },
    {
      name: 'mobile.due',
      everyMs: 5 * seconds,
      run: (tenantId, stopped) => applyDueChanges(deps, tenantId, stopped),
    },
    {
      // What names changed without being indexed, such as all of them after an upgrade, is made up for.
      name: 'members.index',
      everyMs: 30 * seconds,
      async run(tenantId, stopped) {
        await indexWaiting(deps, tenantId, stopped)
      },
    },
    { name: 'house', everyMs: hours, run: (tenantId) => keepHouse(deps, tenantId) },
  ]
}
