/** What may lie at the repository's top, beside files whose name begins with a dot. */
const ALLOWED = new Set([
  'LICENSE',
  'README.md',
  'apps',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'services',
  'turbo.json',
])

/** Entries of the top folder that have no place there. */
export function strangersAtTop(entries: string[]): string[] {
  return entries.filter((entry) => !entry.startsWith('.') && !ALLOWED.has(entry))
}
