import type { CaseFile } from '@guildhall/contract/common'
import { sentence } from '@guildhall/contract/errors'
import type { Sending } from '@guildhall/ui/schema-form/form-host'
import { api } from '@/api/client.ts'
import type { Trouble } from '@/api/refusal.ts'
import { insist, tried, type Tried } from './insist.ts'
import { forgetFile, keepFile } from './kept-files.ts'
import { sendBits } from './send-bits.ts'

/** A file with where it goes. */
export interface Load {
  accountId: string
  caseId: string
  slot: string
  file: File
  fingerprint: string
  replaces: string | null
}

/** What the page hears on the way. */
export interface Way {
  phase(phase: Sending['phase']): void
  /** Bytes that are there. */
  progress(sent: number): void
  begun(uploadId: string): void
  /** Has the draft saved first; false where that did not come about. */
  settle(): Promise<boolean>
  signal: AbortSignal
}

/**
 * Brings a file into its slot, whatever the line does: begins (or goes on with `uploadId`), sends, has
 * it finished. Tabs take turns. Rejects when the way's signal ends it.
 */
export async function travel(load: Load, way: Way, uploadId?: string): Promise<Tried<CaseFile>> {
  let id = uploadId
  for (let round = 0; ; round += 1) {
    if (id === undefined) {
      const begun = await begin(load, way)
      if ('trouble' in begun) return begun
      ;({ id } = begun.value)
      way.begun(id)
    }
    const here = id
    await keepFile(load.accountId, here, load.file)
    const outcome = await alone(here, way, () => sendAll(load, here, way))
    const isGone = 'trouble' in outcome && outcome.trouble.code === 'not-found'
    if (!isKept(outcome)) await forgetFile(load.accountId, here)
    // Expired or given up elsewhere: once more from the beginning.
    if (!isGone || round > 0) return outcome
    id = undefined
  }
}

/** Has an upload finished whose bytes are all there. */
export async function finish(
  uploadId: string,
  way: Pick<Way, 'phase' | 'signal'>,
): Promise<Tried<CaseFile>> {
  way.phase('checking')
  const finished = await insist(
    () => tried(api.uploads.finish.mutate({ uploadId })),
    (isWaiting) => way.phase(isWaiting ? 'waiting' : 'checking'),
    way.signal,
  )
  return 'trouble' in finished ? finished : { value: finished.value.file }
}

function begin(load: Load, way: Way): Promise<Tried<{ id: string }>> {
  const { caseId, slot, file, fingerprint, replaces } = load
  const asked = { caseId, slot, name: file.name, size: file.size, fingerprint, replaces }
  return insist(
    async () => {
      const isSaved = await way.settle()
      const begun = await tried(api.uploads.begin.mutate(asked))
      // The row that the file belongs to is not on the server yet.
      const isEarly = !isSaved && 'trouble' in begun && begun.trouble.code === 'not-found'
      return isEarly ? { trouble: { ...begun.trouble, code: 'network' } } : begun
    },
    waitOn(way),
    way.signal,
  )
}

async function sendAll(load: Load, uploadId: string, way: Way): Promise<Tried<CaseFile>> {
  way.phase('sending')
  const sent = await insist(
    () => sendBits(uploadId, load.file, (now) => way.progress(now), way.signal),
    waitOn(way),
    way.signal,
  )
  // Not there: another tab may have finished it, or this one, and the answer was lost.
  if ('trouble' in sent && sent.trouble.code !== 'not-found') return sent
  return finish(uploadId, way)
}

const waitOn = (way: Way) => (isWaiting: boolean) => way.phase(isWaiting ? 'waiting' : 'sending')

/** What a person can help: the file is still wanted after that. */
const kept: readonly Trouble['code'][] = [
  'session.required',
  'server.fault',
  'file.slot-full',
  'request.too-many',
]
const isKept = (outcome: Tried<unknown>): boolean =>
  'trouble' in outcome && kept.includes(outcome.trouble.code)

/** Runs `work` while no other tab sends the same upload; where there are no locks, at once. */
async function alone<T>(uploadId: string, way: Way, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  const name = `upload:${uploadId}`
  const atOnce = await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? { value: await work() } : null,
  )
  if (atOnce) return atOnce.value
  way.phase('elsewhere')
  return navigator.locks.request(name, { signal: way.signal }, work)
}

/** What is told where a chosen file can't be read. */
export const unreadable = (): string => sentence('file.damaged')
