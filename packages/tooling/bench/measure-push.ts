import { io, type Socket } from 'socket.io-client'
import type { Server } from './child.ts'
import { percentile } from './load.ts'
import type { Measure } from './report.ts'
import { post } from './rpc.ts'
import type { World } from './world.ts'

const decisions = 60

/**
 * Decision committed → all of the connected dashboards have it. The clock runs from the event's own
 * time in the transaction to the last socket's receipt, so that the commit itself is within it.
 */
export async function measurePush(
  program: Server,
  world: World,
  caseIds: readonly string[],
): Promise<Measure[]> {
  const sockets = await Promise.all(
    world.sessions.map((session) => connect(program.port, world, session)),
  )
  const waits: number[] = []
  await program.ask('reset')
  for (const caseId of caseIds.slice(0, decisions))
    waits.push(await decideAndWait(program.port, world, sockets, caseId))
  const { cpuMs } = await program.ask<{ cpuMs: number }>('look')
  for (const socket of sockets) socket.close()
  const who = `${sockets.length} dashboards`
  return [
    {
      name: `Push to ${who}: p50 until the last has it`,
      value: percentile(waits, 0.5),
      unit: 'ms',
    },
    {
      name: `Push to ${who}: p99 until the last has it`,
      value: percentile(waits, 0.99),
      unit: 'ms',
    },
    { name: `Push to ${who}: server CPU a decision`, value: cpuMs / waits.length, unit: 'ms' },
  ]
}

function connect(port: number, world: World, session: string): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: {
      host: world.host,
      origin: `http://${world.host}`,
      cookie: `guildhall=${session}`,
    },
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

async function decideAndWait(
  port: number,
  world: World,
  sockets: readonly Socket[],
  caseId: string,
): Promise<number> {
  const heard = Promise.all(sockets.map((socket) => hear(socket, caseId)))
  await post(port, world.headers, 'review.decide', {
    caseId,
    version: 1,
    decision: 'pass',
    reason: '',
    seenHash: 'bench',
  })
  return Math.max(...(await heard))
}

function hear(socket: Socket, caseId: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = (event: { caseId: string; at: string }) => {
      if (event.caseId !== caseId) return
      socket.off('event', listen)
      resolve(Date.now() - Date.parse(event.at))
    }
    socket.on('event', listen)
  })
}
