import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createSecretBox } from './secret-box.ts'
import { readKeys } from './secret-keys.ts'

const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) })
const secret = Buffer.from('a secret of twenty b')

it('opens what it sealed, never the same twice, and for nobody else', () => {
  const box = createSecretBox([key('a', 1)])
  const sealed = box.seal(secret, 'tenant/one')
  expect(box.open(sealed, 'tenant/one')).toEqual(secret)
  expect(box.seal(secret, 'tenant/one')).not.toBe(sealed)
  expect(() => box.open(sealed, 'tenant/other')).toThrow()
  expect(() => box.open(`${sealed.slice(0, -2)}AA`, 'tenant/one')).toThrow()
})

it('opens with an older key and seals with the newest', () => {
  const old = createSecretBox([key('a', 1)]).seal(secret, 'x')
  const box = createSecretBox([key('b', 2), key('a', 1)])
  expect(box.open(old, 'x')).toEqual(secret)
  expect(box.seal(secret, 'x')).toMatch(/^b\./)
  expect(() => createSecretBox([key('b', 2)]).open(old, 'x')).toThrow('SECRETS_KEY has no key a')
})

it('keeps a key of its own in the data folder where none is set', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-keys-'))
  const [one, other] = await Promise.all([
    readKeys({ DATA_DIR: folder }),
    readKeys({ DATA_DIR: folder }),
  ])
  expect(one).toEqual(other)
  expect(one[0]?.key).toHaveLength(32)
  await rm(folder, { recursive: true })
})
