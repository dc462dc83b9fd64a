import { isConfig, isTest, type Source } from './source.ts'

/** `process.env`, however it is written: `process['env']`, `{ env } = process`. */
const READS =
  /process\s*\??\.\s*env\b|process\s*\[\s*['"`]env['"`]\s*\]|\benv\b[^=\n]*\}\s*=\s*process\b/

/** Where the environment may be read: the one validated place, what configures tools, what starts programs. */
const ALLOWED = /\/env\.ts$|^packages\/tooling\/|\/scripts\//

/** Files that read the environment past the place that checks it. */
export function environmentReaders(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !ALLOWED.test(path) && !isConfig(path) && !isTest(path))
    .filter(({ text }) => READS.test(withoutComments(text)))
    .map(({ path }) => `${path} reads process.env`)
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ' ')
}
