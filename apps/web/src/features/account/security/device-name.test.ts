import { expect, it } from 'vitest'
import { deviceName } from './device-name.ts'

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
    'Windows 电脑 · Edge',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 MicroMessenger/8.0.49',
    'iPhone · 微信',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
    '安卓手机 · Chrome',
  ],
  ['curl/8.7', '其他设备'],
])('names %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
