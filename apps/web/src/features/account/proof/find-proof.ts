import type { ProofMessage } from './proof-message.ts'

/**
 * Solves the server's challenge in a worker; `onProgress` gets the likely share done, 0 to 1.
 * Rejects where the browser can't do it (an address without https) or took too long.
 */
export function findProof(
  challenge: Record<string, unknown>,
  onProgress: (done: number) => void,
): Promise<string> {
  const worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' })
  const solved = new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ProofMessage>) => {
      if (data.kind === 'progress') onProgress(data.done)
      else if (data.kind === 'solved') resolve(data.proof)
      else reject(new Error('the challenge was not solved'))
    })
    worker.addEventListener('error', () => reject(new Error('the worker did not start')))
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a page talks to its worker
  worker.postMessage(challenge)
  return solved.finally(() => worker.terminate())
}
