/** The id of a field's control in the document, so that a list of problems can jump to it. */
export function controlId(path: string): string {
  return `f-${path.replace(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, '')}`
}
