/** A name as people know the file, without control characters or path. */
export function safeName(name: string): string {
  return (
    name
      .replace(/^.*[\\/]/, '')
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .slice(-120) || 'file'
  )
}
