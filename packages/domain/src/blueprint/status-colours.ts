/**
 * The four colours that mean a status on every page; no brand may be taken for one. The same values
 * as `--gh-todo`, `--gh-doing`, `--gh-done`, `--gh-stop` of the style sheet's tokens.
 */
export const STATUS_COLOURS = [
  { token: '--gh-todo', color: '#8a5200', label: '待办' },
  { token: '--gh-doing', color: '#1f5a94', label: '办理中' },
  { token: '--gh-done', color: '#23693b', label: '有效、办结' },
  { token: '--gh-stop', color: '#b3261e', label: '退回、逾期' },
] as const
