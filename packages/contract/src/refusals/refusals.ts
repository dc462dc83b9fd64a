/** Refusals by code: the HTTP status, and the sentence with `{name}` filled from the details. */
export type Refusals = Record<string, { status: number; text: string }>
