import type { CaseFile } from '@guildhall/contract/common'
import type { Refusal } from '@guildhall/contract/errors'
import type { TestAnswer, TestClient } from './test-client.ts'

export type UploadAnswer = {
  status: number
  file: CaseFile | undefined
  refusal: Refusal | undefined
}

/** Uploads a file into a slot of a case, as a page's form would. */
export async function upload(
  client: TestClient,
  at: { caseId: string; slot: string; replaces?: string | undefined },
  name: string,
  bytes: Uint8Array,
): Promise<UploadAnswer> {
  const answer = await sendFile(client, at, name, bytes)
  const { file, refusal } = JSON.parse(answer.text) as { file?: CaseFile; refusal?: Refusal }
  return { status: answer.status, file, refusal }
}

async function sendFile(
  client: TestClient,
  { caseId, slot, replaces }: { caseId: string; slot: string; replaces?: string | undefined },
  name: string,
  bytes: Uint8Array,
): Promise<TestAnswer> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  const encoded = new Response(form)
  const query = replaces === undefined ? '' : `?replaces=${replaces}`
  return client.send({
    method: 'POST',
    path: `/cases/${caseId}/files/${encodeURIComponent(slot)}${query}`,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  })
}
