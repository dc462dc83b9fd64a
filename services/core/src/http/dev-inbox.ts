import { Hono } from 'hono'
import type { Deps } from '../kernel/deps.ts'

/** Where SMS and mail land outside production when no provider is configured; loopback only. */
export function devInbox(_deps: Deps) {
  return new Hono()
}
