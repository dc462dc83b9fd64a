import { sentence, type ErrorCode } from '@guildhall/contract/errors'
import { uploadAddress } from '@guildhall/contract/uploads'
import { DetailedError, Upload } from 'tus-js-client'
import { readRefusal, type Trouble } from '@/api/refusal.ts'
import type { Tried } from './insist.ts'

/** A request carries this much at most, so that a proxy that gathers whole bodies loses little. */
const CHUNK = 1024 * 1024

/** A line on which nothing moves for so long (ms) is taken for dead: some die without a word. */
const STILL = 30_000

/**
 * Sends what the server does not have yet of a file, once; whoever calls tries again. `onProgress`
 * hears how many bytes are there. Rejects when `signal` ends it.
 */
export function sendBits(
  uploadId: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<Tried<null>> {
  const over = new AbortController()
  const sending = new Promise<Tried<null>>((resolve, reject) => {
    const upload = new Upload(file, {
      uploadUrl: uploadAddress(uploadId),
      chunkSize: CHUNK,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => {
        watch()
        onProgress(sent)
      },
      onSuccess: () => resolve({ value: null }),
      onError: (error) => resolve({ trouble: troubleOfBits(error) }),
    })
    const cut = (): void => {
      void upload.abort()
      resolve({ trouble: said('network') })
    }
    let still: ReturnType<typeof setTimeout>
    const watch = (): void => {
      clearTimeout(still)
      if (!over.signal.aborted) still = setTimeout(cut, STILL)
    }
    const end = (): void => {
      void upload.abort()
      reject(signal.reason)
    }
    signal.addEventListener('abort', end, { signal: over.signal })
    window.addEventListener('offline', cut, { signal: over.signal })
    over.signal.addEventListener('abort', () => clearTimeout(still))
    watch()
    upload.start()
  })
  return sending.finally(() => over.abort())
}

/** Why the bits did not get there. An answer to a HEAD has no body: its status says it. */
export function troubleOfBits(error: Error | DetailedError): Trouble {
  const answer = 'originalResponse' in error ? error.originalResponse : null
  const status = answer?.getStatus() ?? 0
  if (!answer || status === 0) return said('network')
  const refusal = refusalIn(answer.getBody())
  if (refusal) return refusal
  if (status === 401) return said('session.required')
  if (status === 404 || status === 410) return said('not-found')
  // Not at the same place, or somebody else is at it: asked anew, the server says where it stands.
  return said([409, 423, 460].includes(status) ? 'network' : 'server.fault')
}

const said = (code: ErrorCode | 'network'): Trouble => ({
  code,
  message: code === 'network' ? '' : sentence(code),
  problems: [],
  details: {},
})

function refusalIn(body: string): Trouble | null {
  try {
    const answer: unknown = JSON.parse(body)
    const isRefused = typeof answer === 'object' && answer !== null && 'refusal' in answer
    return isRefused ? readRefusal(answer.refusal) : null
  } catch {
    return null
  }
}
