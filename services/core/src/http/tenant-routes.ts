import { Hono } from 'hono'
import type { AppVariables } from './app.ts'

/** Routes of modules that answer something other than JSON: files, PDFs, pictures. */
export function tenantRoutes() {
  return new Hono<AppVariables>()
}
