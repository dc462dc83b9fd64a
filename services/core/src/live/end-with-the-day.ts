import { addDays } from '@guildhall/domain/time/civil-date'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { Socket } from 'socket.io'
import type { Clock } from '../kernel/clock.ts'
import { todayOf } from '../kernel/dates.ts'

/**
 * Ends a socket at the next midnight in China: rights as a deputy run by days, and what a socket hears
 * was chosen when it came. Its page comes back at once, to what is its own on the new day.
 */
export function endWithTheDay(clock: Clock, socket: Socket): void {
  const midnight = startOfDayInShanghai(addDays(todayOf(clock), 1))
  const timer = setTimeout(
    () => socket.disconnect(true),
    midnight.getTime() - clock.now().getTime(),
  )
  timer.unref()
  socket.on('disconnect', () => clearTimeout(timer))
}
