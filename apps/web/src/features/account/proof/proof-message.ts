/** What the worker says to the page. */
export type ProofMessage =
  /** `done` is the share of the work that is likely behind, from 0 to 1. */
  | { kind: 'progress'; done: number }
  /** `proof` is the solved challenge as base64 of JSON. */
  | { kind: 'solved'; proof: string }
  | { kind: 'failed' }
