/** Everything at the desk that a key does. */
export type Command =
  | 'pass'
  | 'return'
  | 'reject'
  | 'next'
  | 'previous'
  | 'claim'
  | 'remark'
  | 'reveal'
  | 'search'
  | 'field-next'
  | 'field-previous'
  | 'enlarge'
  | 'page-next'
  | 'page-previous'
  | 'zoom-in'
  | 'zoom-out'
  | 'rotate'
  | 'document-next'
  | 'stage-next'
  | 'stage-previous'
  | 'history'
  | 'help'

interface KeyLine {
  command: Command
  /** As the browser names them; letters in lower case. */
  keys: readonly string[]
  /** As they stand on the keyboard, for the help page. */
  caps: readonly string[]
  label: string
  group: '决定' | '队列' | '材料' | '原件' | '其他'
  /** Whether holding the key down repeats it. A decision never does. */
  repeats?: boolean
}

/** The whole keyboard of the desk: the help page and the listener read this one table. */
export const keyTable: readonly KeyLine[] = [
  { command: 'pass', keys: ['a'], caps: ['A'], label: '通过', group: '决定' },
  { command: 'return', keys: ['r'], caps: ['R'], label: '退回修改', group: '决定' },
  { command: 'reject', keys: ['x'], caps: ['X'], label: '不予通过，要写理由', group: '决定' },
  { command: 'claim', keys: ['c'], caps: ['C'], label: '认领、放回', group: '决定' },
  { command: 'next', keys: ['j'], caps: ['J'], label: '下一件', group: '队列', repeats: true },
  { command: 'previous', keys: ['k'], caps: ['K'], label: '上一件', group: '队列', repeats: true },
  { command: 'reveal', keys: ['n'], caps: ['N'], label: '显示新到的事项', group: '队列' },
  { command: 'search', keys: ['/'], caps: ['/'], label: '找单位、事项', group: '队列' },
  { command: 'stage-next', keys: [']'], caps: [']'], label: '下一个环节', group: '队列' },
  { command: 'stage-previous', keys: ['['], caps: ['['], label: '上一个环节', group: '队列' },
  {
    command: 'field-next',
    keys: ['ArrowDown'],
    caps: ['↓'],
    label: '下一项',
    group: '材料',
    repeats: true,
  },
  {
    command: 'field-previous',
    keys: ['ArrowUp'],
    caps: ['↑'],
    label: '上一项',
    group: '材料',
    repeats: true,
  },
  { command: 'remark', keys: ['m'], caps: ['M'], label: '给这一项写批注', group: '材料' },
  { command: 'history', keys: ['h'], caps: ['H'], label: '经过', group: '材料' },
  { command: 'enlarge', keys: [' '], caps: ['空格'], label: '放大、还原原件', group: '原件' },
  { command: 'document-next', keys: ['d'], caps: ['D'], label: '下一份原件', group: '原件' },
  {
    command: 'page-next',
    keys: ['ArrowRight'],
    caps: ['→'],
    label: '下一页',
    group: '原件',
    repeats: true,
  },
  {
    command: 'page-previous',
    keys: ['ArrowLeft'],
    caps: ['←'],
    label: '上一页',
    group: '原件',
    repeats: true,
  },
  {
    command: 'zoom-in',
    keys: ['+', '='],
    caps: ['＋'],
    label: '放大',
    group: '原件',
    repeats: true,
  },
  { command: 'zoom-out', keys: ['-'], caps: ['−'], label: '缩小', group: '原件', repeats: true },
  { command: 'rotate', keys: ['t'], caps: ['T'], label: '旋转', group: '原件' },
  { command: 'help', keys: ['?'], caps: ['?'], label: '全部按键', group: '其他' },
]

/** A key press, as much of it as matters. */
export interface Press {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  repeat: boolean
  isComposing: boolean
}

/** Where the focus is: on the page, on something that takes space and arrows itself, or in a text. */
export type Focus = 'page' | 'control' | 'typing' | 'dialog'

/** What controls and scrolled regions do with these keys themselves is left to them. */
const ownedByControls = new Set([' ', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'])

/** The command of a press, or null. While somebody types, or a dialog is open, there is none. */
export function commandOf(press: Press, focus: Focus): Command | null {
  if (focus === 'typing' || focus === 'dialog' || press.isComposing) return null
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  const key = plainKey(press)
  if (focus === 'control' && ownedByControls.has(key)) return null
  const line = keyTable.find(({ keys }) => keys.includes(key))
  if (!line || (press.repeat && !line.repeats)) return null
  return line.command
}

const fullWidth: Record<string, string> = {
  '？': '?',
  '、': '/',
  '／': '/',
  '【': '[',
  '】': ']',
  '＋': '+',
}

/**
 * The key under a Chinese input method: it reports letters as `Process` and punctuation in full
 * width, but where the key lies on the board (`code`) stays.
 */
function plainKey({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (key === 'Process' && letter) return letter.toLowerCase()
  return fullWidth[key] ?? key
}
