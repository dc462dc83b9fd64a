import { createSenders, missingSenders } from '../adapters/senders.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Wake } from '../kernel/wake.ts'
import { workOnImports } from '../modules/imports/work-on-imports.ts'
import { createHelper } from './helper.ts'
import { jobsOf, type Job } from './jobs.ts'
import { createRelay } from './relay.ts'
import { repeat } from './repeat.ts'

/** The background side: sends what waits in the outbox at each wake-up, and does its jobs by the clock. */
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
  let stopped = false
  const running = jobsOf(deps, senders, { relay, importing }).map((job) =>
    repeat(job.everyMs, () => forEachTenant(deps, job, () => stopped)),
  )
  return {
    async stop() {
      stopListening()
      stopped = true
      await Promise.all(running.map((each) => each.stop()))
      await Promise.all([relay.stop(), importing.stop()])
      senders.mail?.close()
    },
  }
}

/** Does a job for each association in turn; one that fails is logged and holds up no other. */
async function forEachTenant(deps: Deps, { name, run }: Job, stopped: () => boolean) {
  try {
    const tenants = await deps.database.platform.tenant.findMany({
      where: { status: 'active' },
      select: { id: true },
    })
    for (const { id } of tenants) {
      if (stopped()) return
      await run(id, stopped).catch((error: unknown) =>
        deps.log.error(`worker.${name}`, error, { tenantId: id }),
      )
    }
  } catch (error) {
    deps.log.error(`worker.${name}`, error)
  }
}
