// The whole program, with a look at its event loop and CPU for whoever measures it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readEnv } from '../../../services/core/src/env.ts'
import { prepareTenants } from '../../../services/core/src/modules/tenancy/prepare-tenants.ts'
import { startProgram } from '../../../services/core/src/program.ts'

const program = await startProgram(readEnv())
await prepareTenants(program.deps)
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let cpu = process.cpuUsage()

const answers: Record<string, () => unknown> = {
  reset() {
    delay.reset()
    cpu = process.cpuUsage()
    return true
  },
  /** The event loop's worst stall in ms (above the timer's own 5 ms) and CPU in ms since the reset. */
  look() {
    const used = process.cpuUsage(cpu)
    return {
      worstStallMs: Math.max(0, delay.max / 1e6 - 5),
      cpuMs: (used.user + used.system) / 1000,
    }
  },
}

process.on('message', ({ question }: { question: string }) =>
  process.send?.({ answer: answers[question]?.() }),
)
process.on('SIGTERM', () => void program.stop().then(() => process.exit(0)))
process.send?.({ port: program.port })
