import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { browserTests, findChromium } from './chromium.mjs'

const all = () => true
const only = (file: string) => (path: string) => path === file

describe('the browser', () => {
  it('is the one that is named', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/my-chrome' }, all)).toBe('/opt/my-chrome')
  })

  it('is not quietly another one when the named one is missing', () => {
    expect(
      findChromium(
        { CHROMIUM_PATH: '/opt/my-chrome', PATH: '/usr/bin' },
        only('/usr/bin/chromium'),
      ),
    ).toBeNull()
  })

  it('is found on PATH', () => {
    const file = path.join('/usr/bin', 'google-chrome')
    expect(findChromium({ PATH: ['/bin', '/usr/bin'].join(path.delimiter) }, only(file))).toBe(file)
  })

  it('is found in the usual places of other systems', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium({}, only(mac))).toBe(mac)
  })

  it('may be missing', () => {
    expect(findChromium({ PATH: '/usr/bin' }, () => false)).toBeNull()
  })

  it('leaves out files that are all named as browser tests', () => {
    expect(browserTests().every((file) => file.endsWith('.e2e.test.ts'))).toBe(true)
  })
})
