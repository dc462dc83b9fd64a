import type { api } from '@/api/client.ts'

/** A case as it arrives over the wire: the contract's, but that what may be anything may be missing. */
export type CaseView = Awaited<ReturnType<typeof api.cases.get.query>>
