import { afterEach, expect, it, vi } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'

afterEach(() => void vi.unstubAllGlobals())

it('is of the bytes, whatever the file is called', async () => {
  const hash = 'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'
  expect(await fingerprintOf(new File(['foo'], 'a.pdf'))).toBe(hash)
  expect(await fingerprintOf(new File(['foo'], 'b.pdf', { lastModified: 7 }))).toBe(hash)
  expect(await fingerprintOf(new File(['bar'], 'a.pdf'))).not.toBe(hash)
})

it('is of what the browser knows of the file where a page can hash nothing', async () => {
  vi.stubGlobal('crypto', {})
  expect(await fingerprintOf(new File(['foo'], '执照.pdf', { lastModified: 7 }))).toBe(
    'file:3-7-执照.pdf',
  )
})
