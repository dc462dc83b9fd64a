const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
]
/** Those that call themselves by others' names too stand first. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/360SE|360EE|QihooBrowser/, '360 浏览器'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
]

/** A device as one recognises it: what it is, and its browser. */
export function deviceName(userAgent: string): string {
  const find = (known: typeof systems) => known.find(([mark]) => mark.test(userAgent))?.[1]
  return [find(systems) ?? '其他设备', find(browsers)].filter(Boolean).join(' · ')
}
