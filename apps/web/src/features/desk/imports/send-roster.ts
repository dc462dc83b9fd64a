import { sentence } from '@guildhall/contract/errors'
import { importTaken } from '@guildhall/contract/imports'
import { readRefusal, type Trouble } from '@/api/refusal.ts'

export type RosterSent = { importId: string } | { trouble: Trouble }

/** Sends a file of members. XMLHttpRequest, since `fetch` does not tell how much of a body has gone up. */
export function sendRoster(file: File, onProgress: (share: number) => void): Promise<RosterSent> {
  const request = new XMLHttpRequest()
  const sent = new Promise<RosterSent>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () => resolve(outcomeOf(request.responseText)))
    request.addEventListener('error', () => resolve({ trouble: network() }))
  })
  const body = new FormData()
  body.append('file', file, file.name)
  request.open('POST', '/imports/files')
  request.send(body)
  return sent
}

function outcomeOf(text: string): RosterSent {
  const answer = readJson(text)
  const taken = importTaken.safeParse(answer)
  if (taken.success) return taken.data
  const refusal =
    typeof answer === 'object' && answer !== null && 'refusal' in answer
      ? readRefusal(answer.refusal)
      : null
  return {
    trouble: refusal ?? { ...network(), code: 'server.fault', message: sentence('server.fault') },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const network = (): Trouble => ({
  code: 'network',
  message: '网络断了，文件没有传完。连上后可以再传一次。',
  problems: [],
  details: {},
})
