import { outcomes, type Outcome } from './outcome.ts'

/** What a key does on the wall. */
export type SittingCommand = { give: Outcome } | 'undo' | 'next' | 'previous' | 'leave'

const others: Record<string, SittingCommand> = {
  z: 'undo',
  Z: 'undo',
  ArrowDown: 'next',
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Escape: 'leave',
}

/** The command of a key; held down it counts once, so that nothing is decided by a resting hand. */
export function sittingCommand(
  press: Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): SittingCommand | null {
  if (press.repeat || press.ctrlKey || press.altKey || press.metaKey) return null
  const given = outcomes.find((each) => each.key === press.key)
  return given ? { give: given.outcome } : (others[press.key] ?? null)
}
