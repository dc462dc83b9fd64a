import type { LiveEvent } from '@guildhall/contract/live'

/** What goes to which rooms for one event. */
export type Delivery = { rooms: string[]; event: LiveEvent }
