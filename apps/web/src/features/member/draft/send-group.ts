import type { ErrorCode } from '@guildhall/contract/errors'
import type { GroupAnswers } from '@guildhall/domain/blueprint/form'
import type { Trouble } from '@/api/refusal.ts'
import { troubleOf } from '@/api/refusal.ts'
import { draftApi } from './draft-client.ts'
import type { SendOutcome } from './draft-saver.ts'

const closing: readonly (ErrorCode | 'network')[] = [
  'not-found',
  'case.action-not-allowed',
  'case.changed-meanwhile',
]
const refusing: readonly (ErrorCode | 'network')[] = [
  'request.invalid',
  'request.too-large',
  'step.too-long',
]

/** A save as the server answers it, with the printed papers that no longer say what is answered. */
type Saved = Extract<SendOutcome, { kind: 'saved' }> & { stalePrints: string[] }

/** Sends one group of a case's draft; what comes back is an outcome, never an exception. */
export async function sendGroup(
  caseId: string,
  groupKey: string,
  content: GroupAnswers | undefined,
  version: number,
): Promise<Exclude<SendOutcome, { kind: 'saved' }> | Saved> {
  try {
    const saved = await draftApi.cases.saveGroup.mutate({ caseId, groupKey, content, version })
    return { kind: 'saved', ...saved }
  } catch (error) {
    return outcomeOf(troubleOf(error))
  }
}

/** What a refusal means for the draft. */
export function outcomeOf(trouble: Trouble): Exclude<SendOutcome, { kind: 'saved' }> {
  const { code, message, details } = trouble
  if (code === 'draft.conflict') {
    return {
      kind: 'conflict',
      theirs: { content: contentIn(details), version: Number(details['version']) },
    }
  }
  if (code === 'network') return { kind: 'stopped', line: 'offline' }
  if (code === 'session.required') return { kind: 'stopped', line: 'signed-out' }
  if (closing.includes(code)) return { kind: 'stopped', line: 'closed' }
  if (refusing.includes(code)) return { kind: 'refused', message }
  return { kind: 'stopped', line: 'failing' }
}

/** The other's content crosses the wire as JSON text within the refusal's facts. */
function contentIn(details: Record<string, unknown>): GroupAnswers | undefined {
  const { content } = details
  if (typeof content !== 'string') return undefined
  try {
    const read: unknown = JSON.parse(content)
    return typeof read === 'object' && read !== null ? (read as GroupAnswers) : undefined
  } catch {
    return undefined
  }
}
