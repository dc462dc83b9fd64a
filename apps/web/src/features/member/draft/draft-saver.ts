import type { GroupAnswers } from '@guildhall/domain/blueprint/form'
import {
  acknowledge,
  beginSend,
  chooseContent,
  fromServer,
  isSendable,
  loseAnswer,
  meetServer,
  refuse,
  typeInto,
  type GroupDraft,
  type ServerGroup,
} from './group-draft.ts'
import type { Line } from './save-state.ts'
import { dueAt, retryAfter } from './timing.ts'

/** What became of one save. */
export type SendOutcome =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; theirs: ServerGroup }
  | { kind: 'refused'; message: string }
  | { kind: 'stopped'; line: Exclude<Line, 'up'> }

export interface SaverPorts {
  /** Sends one group; never rejects. */
  send(groupKey: string, content: GroupAnswers | undefined, version: number): Promise<SendOutcome>
  /** Something changed: keep what is unsaved on this device, and show it. */
  changed(): void
  random(): number
}

export interface DraftSaver {
  readonly groups: ReadonlyMap<string, GroupDraft>
  readonly line: Line
  readonly savedAt: string | null
  /** What the server has, read now; `savedAt` of the newest group. */
  meet(groupKey: string, server: ServerGroup, savedAt: string | null): void
  /** What this device kept from before, on top of which the server is met. */
  restore(groupKey: string, draft: GroupDraft): void
  type(groupKey: string, content: GroupAnswers): void
  choose(groupKey: string, choice: 'mine' | 'theirs'): void
  /** Sends everything now and waits: true when the server has all of it. */
  settle(): Promise<boolean>
  /** The line may be up again: tries at once. */
  resume(): void
  stop(): void
}

/** Saves the groups of one draft as they are typed, each by itself, and tries again until it is heard. */
export function createDraftSaver(ports: SaverPorts): DraftSaver {
  const groups = new Map<string, GroupDraft>()
  const flights = new Map<string, Promise<void>>()
  const firstTyped = new Map<string, number>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let line: Line = 'up'
  let savedAt: string | null = null
  let failures = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  const set = (key: string, draft: GroupDraft): void => {
    groups.set(key, draft)
    ports.changed()
  }

  function schedule(key: string): void {
    const now = Date.now()
    const first = firstTyped.get(key) ?? now
    firstTyped.set(key, first)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => void launch(key), dueAt(first, now) - now),
    )
  }

  function launch(key: string): Promise<void> {
    const draft = groups.get(key)
    const underWay = flights.get(key)
    if (underWay) return underWay
    if (!draft || !isSendable(draft) || line === 'closed') return Promise.resolve()
    clearTimeout(timers.get(key))
    firstTyped.delete(key)
    set(key, beginSend(draft))
    const flight = ports
      .send(key, draft.content, draft.version)
      .then((outcome) => land(key, outcome))
    flights.set(key, flight)
    return flight
  }

  function land(key: string, outcome: SendOutcome): void {
    flights.delete(key)
    const draft = groups.get(key)
    if (!draft) return
    if (outcome.kind !== 'stopped') heard()
    if (outcome.kind === 'saved') savedAt = outcome.savedAt
    set(key, after(draft, outcome))
    if (outcome.kind === 'stopped') return halt(outcome.line)
    // Typed meanwhile, or our own earlier save came to light: send what is left.
    const left = groups.get(key)
    if (left && isSendable(left)) schedule(key)
  }

  function heard(): void {
    line = 'up'
    failures = 0
  }

  function halt(reason: Exclude<Line, 'up'>): void {
    line = reason
    ports.changed()
    clearTimeout(retryTimer)
    if (reason === 'closed' || reason === 'signed-out') return
    failures += 1
    retryTimer = setTimeout(() => void launchAll(), retryAfter(failures, ports.random()))
  }

  const launchAll = (): Promise<unknown> => Promise.all([...groups.keys()].map(launch))
  const isAllSaved = (): boolean => [...groups.values()].every(({ unsaved }) => !unsaved)

  return {
    groups,
    get line() {
      return line
    },
    get savedAt() {
      return savedAt
    },
    meet(key, server, at) {
      if (at && (savedAt === null || at > savedAt)) savedAt = at
      const draft = groups.get(key)
      set(key, draft ? meetServer(draft, server) : fromServer(server))
      if (isSendable(groups.get(key) ?? fromServer(server))) schedule(key)
    },
    restore: (key, draft) => {
      groups.set(key, draft)
    },
    type(key, content) {
      set(key, typeInto(groups.get(key) ?? fromServer({ content: undefined, version: 0 }), content))
      schedule(key)
    },
    choose(key, choice) {
      const draft = groups.get(key)
      if (!draft) return
      set(key, chooseContent(draft, choice))
      void launch(key)
    },
    async settle() {
      // Twice: what was typed while the first was under way goes with the second.
      for (let round = 0; round < 3 && !isAllSaved(); round += 1) {
        await launchAll()
        if (line !== 'up') return false
      }
      return isAllSaved()
    },
    resume() {
      failures = 0
      clearTimeout(retryTimer)
      void launchAll()
    },
    stop() {
      clearTimeout(retryTimer)
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

function after(draft: GroupDraft, outcome: SendOutcome): GroupDraft {
  switch (outcome.kind) {
    case 'saved':
      return acknowledge(draft, outcome.version)
    case 'conflict':
      return meetServer(loseAnswer(draft), outcome.theirs)
    case 'refused':
      return refuse(draft, outcome.message)
    case 'stopped':
      return loseAnswer(draft)
  }
}
