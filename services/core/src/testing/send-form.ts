import type { Refusal } from '@guildhall/contract/errors'
import type { TestClient } from './test-client.ts'

export type FormAnswer<T> = { status: number; refusal: Refusal | undefined } & Partial<T>

/** Sends fields, and a file where there is one, as a page's form would. */
export async function sendForm<T extends object>(
  client: TestClient,
  path: string,
  file: { name: string; bytes: Uint8Array } | null,
  fields: Record<string, string>,
): Promise<FormAnswer<T>> {
  const form = new FormData()
  if (file) form.set('file', new File([new Uint8Array(file.bytes)], file.name))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const encoded = new Response(form)
  const answer = await client.send({
    method: 'POST',
    path,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  })
  return { status: answer.status, ...(JSON.parse(answer.text) as object) } as FormAnswer<T>
}
