import type { CaseFile } from '@guildhall/contract/common'
import { sentence } from '@guildhall/contract/errors'
import { readRefusal, type Trouble } from '@/api/refusal.ts'

export interface Upload {
  /** The stored file, or what went wrong; null where it was given up. */
  done: Promise<{ file: CaseFile } | { trouble: Trouble } | null>
  cancel(): void
}

const fault = (code: 'network' | 'server.fault'): Trouble => ({
  code,
  message:
    code === 'network' ? '网络断了，文件没有传完。连上后可以再传一次。' : sentence('server.fault'),
  problems: [],
  details: {},
})

/**
 * Sends one file into a slot of a case. XMLHttpRequest, since `fetch` does not tell how much of a
 * body has gone up. With `replaces` the server takes away the old file in the same step.
 */
export function sendFile(
  address: { caseId: string; slot: string; replaces?: string },
  file: File,
  onProgress: (sent: number, total: number) => void,
): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Awaited<Upload['done']>>((resolve) => {
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total))
    request.addEventListener('load', () => resolve(outcomeOf(request)))
    request.addEventListener('error', () => resolve({ trouble: fault('network') }))
    request.addEventListener('timeout', () => resolve({ trouble: fault('network') }))
    request.addEventListener('abort', () => resolve(null))
  })
  request.open('POST', urlOf(address))
  request.send(bodyOf(file))
  return { done, cancel: () => request.abort() }
}

function urlOf({
  caseId,
  slot,
  replaces,
}: {
  caseId: string
  slot: string
  replaces?: string
}): string {
  const url = `/cases/${caseId}/files/${encodeURIComponent(slot)}`
  return replaces ? `${url}?replaces=${replaces}` : url
}

function bodyOf(file: File): FormData {
  const body = new FormData()
  body.append('file', file, file.name)
  return body
}

function outcomeOf(request: XMLHttpRequest): { file: CaseFile } | { trouble: Trouble } {
  const answer = readJson(request.responseText)
  if (request.status >= 200 && request.status < 300 && isStored(answer)) return answer
  return { trouble: refusalIn(answer) ?? fault('server.fault') }
}

const refusalIn = (answer: unknown): Trouble | null =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer
    ? readRefusal(answer.refusal)
    : null

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isStored = (value: unknown): value is { file: CaseFile } =>
  typeof value === 'object' && value !== null && 'file' in value
