import type { GroupAnswers } from '@guildhall/domain/blueprint/form'
import { stableJson } from '@guildhall/domain/forms/stable-json'

/** One group as the server has it; version 0 where nothing was ever saved. */
export interface ServerGroup {
  content: GroupAnswers | undefined
  version: number
}

/** One group of a draft on this device. */
export interface GroupDraft {
  /** As it is typed now. */
  content: GroupAnswers | undefined
  /** The server's version that the content stands on. */
  version: number
  /** Something was typed that the server has not acknowledged. */
  unsaved: boolean
  /** What was sent since without an answer: any of it may have arrived all the same. */
  sent: readonly (GroupAnswers | undefined)[]
  inFlight: boolean
  /** What another device saved meanwhile; nothing is sent until one of both is chosen. */
  theirs: ServerGroup | null
  /** Why the server will not have this content, until it is typed anew. */
  refusal: string | null
}

/** A line that is down for an hour is tried every half minute. */
const MOST_SENT = 150

const same = (a: GroupAnswers | undefined, b: GroupAnswers | undefined): boolean =>
  stableJson(a) === stableJson(b)

/** A group as it was read from the server. */
export function fromServer({ content, version }: ServerGroup): GroupDraft {
  return {
    content,
    version,
    unsaved: false,
    sent: [],
    inFlight: false,
    theirs: null,
    refusal: null,
  }
}

/** Something was typed. */
export function typeInto(draft: GroupDraft, content: GroupAnswers): GroupDraft {
  return { ...draft, content, unsaved: true, refusal: null }
}

/** Whether the group should be sent: unsaved, not under way, nothing to be chosen first. */
export function isSendable({ unsaved, inFlight, theirs, refusal }: GroupDraft): boolean {
  return unsaved && !inFlight && theirs === null && refusal === null
}

/** The content goes on its way. */
export function beginSend(draft: GroupDraft): GroupDraft {
  const before = draft.sent.filter((content) => !same(content, draft.content))
  return { ...draft, inFlight: true, sent: [...before, draft.content].slice(-MOST_SENT) }
}

/** The server has what was sent, as this version; what was typed since is still unsaved. */
export function acknowledge(draft: GroupDraft, version: number): GroupDraft {
  const unsaved = !same(draft.sent.at(-1), draft.content)
  return { ...draft, version, unsaved, sent: [], inFlight: false }
}

/** No answer came. What was sent may have arrived or not: it is remembered. */
export function loseAnswer(draft: GroupDraft): GroupDraft {
  return { ...draft, inFlight: false }
}

/** The server will not have it; nothing was kept there. */
export function refuse(draft: GroupDraft, refusal: string): GroupDraft {
  return { ...draft, inFlight: false, sent: [], refusal }
}

/**
 * Compares a group with what the server has now. An older answer is passed over, what is saved
 * follows the server, what is unsaved stays on top of the version it was typed on. Where the server
 * is ahead it may be by our own save whose answer was lost; anything else is another's, and a person
 * must choose.
 */
export function meetServer(draft: GroupDraft, server: ServerGroup): GroupDraft {
  if (draft.inFlight || server.version < draft.version) return draft
  if (!draft.unsaved) return server.version > draft.version ? fromServer(server) : draft
  if (server.version === draft.version) return draft
  if (same(server.content, draft.content)) return fromServer(server)
  if (draft.sent.some((content) => same(server.content, content))) {
    return { ...draft, version: server.version, sent: [], theirs: null }
  }
  return { ...draft, theirs: server }
}

/** A person has chosen one of two contents. */
export function chooseContent(draft: GroupDraft, choice: 'mine' | 'theirs'): GroupDraft {
  const { theirs } = draft
  if (!theirs) return draft
  if (choice === 'theirs') return fromServer(theirs)
  return { ...draft, version: theirs.version, unsaved: true, sent: [], theirs: null }
}
