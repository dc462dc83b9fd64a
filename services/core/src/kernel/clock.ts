/** The time, so that tests can walk a year's edge. Instants are UTC. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
