import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Env } from '../env.ts'

/** Keys of 32 bytes by their id; the first encrypts, all decrypt. */
export type SecretKeys = readonly { id: string; key: Buffer }[]

/**
 * The keys of SECRETS_KEY; where it is not set, one that is kept in the data folder from the first
 * start on, so that a trial needs no settings.
 */
export async function readKeys(env: Pick<Env, 'SECRETS_KEY' | 'DATA_DIR'>): Promise<SecretKeys> {
  return parseKeys(env.SECRETS_KEY ?? (await keptKey(path.join(env.DATA_DIR, 'secrets.key'))))
}

function parseKeys(text: string): SecretKeys {
  return text
    .trim()
    .split(',')
    .map((each) => {
      const [id = '', key = ''] = each.split(':')
      return { id, key: Buffer.from(key, 'base64') }
    })
}

/** Made once; of two nodes that start at once the second reads what the first wrote. */
async function keptKey(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true })
  try {
    await writeFile(file, `k1:${randomBytes(32).toString('base64')}`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}
