import { createHash } from 'node:crypto'
import http from 'node:http'
import { uploadAddress } from '@guildhall/contract/uploads'
import type { TestAnswer, TestClient } from './test-client.ts'

/** Begins an upload of a file as a page would. */
export function beginBits(
  client: TestClient,
  at: { caseId: string; slot: string; replaces?: string },
  name: string,
  bytes: Uint8Array,
): Promise<{ id: string; offset: number; size: number }> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  return client.api.uploads.begin.mutate({
    replaces: null,
    ...at,
    name,
    size: bytes.byteLength,
    fingerprint: `sha256:${hash}`,
  })
}

/** How much of an upload the server says it has. */
export function askOffset(client: TestClient, id: string): Promise<TestAnswer> {
  return client.send({
    method: 'HEAD',
    path: uploadAddress(id),
    headers: { 'tus-resumable': '1.0.0' },
  })
}

/** Sends bytes to an upload as those from `offset` on. */
export function sendBits(
  client: TestClient,
  id: string,
  bytes: Uint8Array,
  offset: number,
): Promise<TestAnswer> {
  return client.send({
    method: 'PATCH',
    path: uploadAddress(id),
    headers: patchHeaders(offset),
    body: bytes,
  })
}

/**
 * Announces all of `bytes`, sends the first `sent` of them, waits until `hasArrived`, and cuts the line.
 */
export async function cutBits(
  client: TestClient,
  id: string,
  bytes: Uint8Array,
  sent: number,
  hasArrived: () => Promise<unknown>,
): Promise<void> {
  const [, port = ''] = client.host.split(':')
  const request = http.request({
    host: '127.0.0.1',
    port: Number(port),
    method: 'PATCH',
    path: uploadAddress(id),
    agent: false,
    headers: {
      ...patchHeaders(0),
      host: client.host,
      origin: `http://${client.host}`,
      cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-length': bytes.byteLength,
    },
  })
  // The cut is meant.
  request.on('error', () => undefined)
  request.write(bytes.subarray(0, sent))
  await hasArrived()
  request.destroy()
}

const patchHeaders = (offset: number): Record<string, string> => ({
  'tus-resumable': '1.0.0',
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
})
