import { expect, it } from 'vitest'
import { scanWords } from './scan-words.ts'

it('tells what became of comparing the scan with the print', () => {
  expect(scanWords({ printCheck: 'matched', current: true }).status).toBe('done')
  expect(scanWords({ printCheck: 'mismatched', current: false }).what).toContain('不是当前这份')
  expect(scanWords({ printCheck: 'matched', current: false }).what).toContain('已不算数')
  expect(scanWords({ printCheck: 'unreadable', current: true }).mend).toContain('可以照常提交')
})
