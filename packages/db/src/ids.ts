import { v7 } from 'uuid'

/** A new UUID v7 (RFC 9562): made by the application, sorts by time of making. */
export const newId = (): string => v7()
