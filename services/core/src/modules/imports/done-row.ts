import type { Registered } from './read-register.ts'

/** A row that came to something: what the register said before, and who came of it. */
export type DoneRow = {
  row: number
  before: Registered | null
  after: {
    partyId: string
    memberId: string
    identityId: string
    versionNumber: number
    mark: string
  }
}
