import { expect, it } from 'vitest'
import { checkFile } from './check-file.ts'

it('lets pass what may be a scan', () => {
  expect(checkFile({ name: '营业执照.PDF', size: 1000 })).toBeNull()
  expect(checkFile({ name: 'IMG_2031.jpeg', size: 20 * 1024 * 1024 })).toBeNull()
})

it.each([
  [{ name: '申请书.docx', size: 1000 }, 'PDF、JPG、PNG'],
  [{ name: '执照.pdf', size: 0 }, '空的'],
  [{ name: '执照.pdf', size: 20 * 1024 * 1024 + 1 }, '20MB'],
])('says how to mend %j before it is sent', (file, words) => {
  expect(checkFile(file)).toContain(words)
})
