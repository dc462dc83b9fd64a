import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretKeys } from './secret-keys.ts'

/**
 * Encrypts what the database keeps and the program must read again. `owner` says whose it is and is
 * part of what is checked: a row copied to somebody else does not open.
 */
export type SecretBox = {
  seal(plain: Uint8Array, owner: string): string
  /** Throws where the key is not known, or anything was changed. */
  open(sealed: string, owner: string): Buffer
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM under the first key; a sealed text names its key, so that keys can be changed one by one. */
export function createSecretBox(keys: SecretKeys): SecretBox {
  const [first] = keys
  if (!first || keys.some(({ key }) => key.length !== 32))
    throw new Error('a key that encrypts has 32 bytes')
  return {
    seal(plain, owner) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
      return `${first.id}.${body.toString('base64url')}`
    },
    open(sealed, owner) {
      const [id, text = ''] = sealed.split('.')
      const found = keys.find((each) => each.id === id)
      if (!found) throw new Error(`SECRETS_KEY has no key ${id}`)
      const body = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', found.key, body.subarray(0, ivBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(body.subarray(-tagBytes))
      return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()])
    },
  }
}
