import { createReadStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Storage } from './storage.ts'

/** Keeps bytes in a folder, one file a key. Writes are whole or not at all (written aside, renamed). */
export function diskStorage(folder: string): Storage {
  const at = (key: string) => {
    if (!/^[0-9a-zA-Z/_-]+$/.test(key))
      throw new Error('a storage key has letters, digits, slashes and hyphens only')
    return path.join(folder, key)
  }
  return {
    async put(key, bytes) {
      const target = at(key)
      await mkdir(path.dirname(target), { recursive: true })
      const aside = `${target}.${process.pid}.part`
      await writeFile(aside, bytes)
      await rename(aside, target)
    },
    get: (key) => readFile(at(key)),
    async stream(key) {
      await access(at(key))
      return createReadStream(at(key))
    },
    remove: (key) => rm(at(key), { force: true }),
  }
}
