import { writeXlsx } from 'hucre/xlsx'
import type { ImportChoice, ImportView } from '@guildhall/contract/imports'
import type { Refusal } from '@guildhall/contract/errors'
import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import { workOnImports } from '../modules/imports/work-on-imports.ts'
import { buildStaff } from './build-staff.ts'
import type { TestClient } from './test-client.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

let serial = 0

/** A credit code that no other call in this process got. */
export function freshCode(): string {
  serial += 1
  return makeCreditCode({ area: '140400', serial })
}

/** A workbook of one sheet. */
export function workbook(
  rows: readonly (readonly (string | number | Date | null)[])[],
): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '名册', rows: rows.map((row) => [...row]) }] })
}

/** Sends a file as the page does. */
export async function sendRoster(
  client: TestClient,
  name: string,
  bytes: Uint8Array,
): Promise<{ importId: string; refusal: Refusal | undefined }> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  const encoded = new Response(form)
  const answer = await client.send({
    method: 'POST',
    path: '/imports/files',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  })
  return JSON.parse(answer.text) as { importId: string; refusal: Refusal | undefined }
}

/** Somebody who imports, on a program whose worker does only what the test lets it do. */
export async function importDesk(test: TestProgram, site: TestSite) {
  const client = await buildStaff(test, site, 'administrator')
  const work = (stopped = () => false) => workOnImports(test.deps, site.tenantId, stopped)
  const get = (importId: string) => client.api.imports.get.query({ importId })

  /** Confirms the columns as they were matched, and lets the worker check. */
  async function check(importId: string, options: Partial<ImportView['options']> = {}) {
    const { version, columns, options: usual } = await get(importId)
    const targets = columns.map(({ target }) => target)
    await client.api.imports.setColumns.mutate({
      importId,
      version,
      targets,
      options: { ...usual, ...options },
    })
    await work()
    return get(importId)
  }
  /** Sends rows as a workbook and checks them. */
  async function checkRows(
    rows: Parameters<typeof workbook>[0],
    options: Partial<ImportView['options']> = {},
  ) {
    const { importId } = await sendRoster(client, '名册.xlsx', await workbook(rows))
    return check(importId, options)
  }
  async function start(importId: string): Promise<void> {
    const { version } = await get(importId)
    await client.api.imports.run.mutate({ importId, version })
  }
  async function run(importId: string, choice?: ImportChoice): Promise<ImportView> {
    if (choice) await client.api.imports.choose.mutate({ importId, rows: null, choice })
    await start(importId)
    await work()
    return get(importId)
  }
  async function undo(importId: string): Promise<ImportView> {
    const { version } = await get(importId)
    await client.api.imports.undo.mutate({ importId, version })
    await work()
    return get(importId)
  }
  const rows = async (importId: string, show: 'all' | 'refused' | 'failed' | 'kept' = 'all') =>
    (await client.api.imports.rows.query({ importId, show, limit: 100 })).rows
  const members = async (search = '') =>
    (await client.api.members.list.query({ search, limit: 100 })).rows
  return { client, get, work, check, checkRows, start, run, undo, rows, members }
}
