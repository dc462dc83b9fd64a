/**
 * The page to go back to after signing in, if it is one of ours: a path on this host. Anything that a
 * browser could read as another host (`//host`, `/\host`, a scheme) is refused.
 */
export function safeBack(back: unknown): string | null {
  if (typeof back !== 'string' || !/^\/(?![/\\])/.test(back)) return null
  // Browsers drop tabs and line breaks inside an address: `/<tab>/host` would become `//host`.
  const hasControl = [...back].some((character) => character.charCodeAt(0) < 32)
  return hasControl ? null : back
}
