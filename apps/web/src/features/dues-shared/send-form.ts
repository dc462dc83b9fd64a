import { sentence } from '@guildhall/contract/errors'
import { readRefusal, type Trouble } from '@/api/refusal.ts'

/** A file with its fields on its way up; `done` is null where it went well. */
export interface Sent {
  done: Promise<Trouble | null>
  cancel(): void
}

const fault = (code: 'network' | 'server.fault'): Trouble => ({
  code,
  message:
    code === 'network' ? '网络断了，文件没有传完。连上后可以再传一次。' : sentence('server.fault'),
  problems: [],
  details: {},
})

/** Sends fields, with a file where there is one. XMLHttpRequest, since `fetch` does not tell how much of a body has gone up. */
export function sendForm(
  url: string,
  file: File | null,
  fields: Record<string, string>,
  onProgress: (percent: number) => void,
): Sent {
  const request = new XMLHttpRequest()
  const body = new FormData()
  if (file) body.append('file', file, file.name)
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const done = new Promise<Trouble | null>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : Math.floor((loaded / total) * 100)),
    )
    request.addEventListener('load', () => resolve(troubleIn(request)))
    request.addEventListener('error', () => resolve(fault('network')))
    request.addEventListener('abort', () => resolve(fault('network')))
  })
  request.open('POST', url)
  request.send(body)
  return { done, cancel: () => request.abort() }
}

function troubleIn(request: XMLHttpRequest): Trouble | null {
  if (request.status >= 200 && request.status < 300) return null
  try {
    const answer: unknown = JSON.parse(request.responseText)
    if (typeof answer === 'object' && answer !== null && 'refusal' in answer)
      return readRefusal(answer.refusal) ?? fault('server.fault')
  } catch {
    // No JSON: something between here and the server answered.
  }
  return fault('server.fault')
}
