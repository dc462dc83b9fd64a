/** Between the staff's approval and the new number: time for whoever holds the old one to object. */
export const waitingHours = 24

/** How long the old number stays proved at the session that typed its code. */
const provedMinutes = 30

/** What is under way: one of an account at a time. */
export const openStates = ['proved', 'waiting', 'approved'] as const

/** What a change of number is known by, under a lock of its row where it is to be moved. */
export type MobileChange = {
  id: string
  accountId: string
  oldMobile: string
  newMobile: string
}

/** Since when a proof of the old number still counts. */
export function provedSince(now: Date): Date {
  return new Date(now.getTime() - provedMinutes * 60_000)
}
