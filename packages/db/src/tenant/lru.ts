/** The most recently used values, made where missing; the others are let go. */
export function createLru<V>(most: number, make: (key: string) => V): (key: string) => V {
  const values = new Map<string, V>()
  return (key) => {
    const value = values.get(key) ?? make(key)
    values.delete(key)
    values.set(key, value)
    const [oldest] = values.keys()
    if (values.size > most && oldest !== undefined) values.delete(oldest)
    return value
  }
}
