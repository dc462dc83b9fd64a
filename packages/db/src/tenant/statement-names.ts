/** Names prepared statements by their text, so that a connection parses each of them once. */
export interface StatementNames {
  /** Empty when there are too many: the statement then goes unnamed. */
  nameOf(sql: string): string
}

/** Lists of varying length make a text each; past this many they would only fill the server. */
const MOST = 500

/** A registry of names; one for each pool. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  return {
    nameOf(sql) {
      const known = names.get(sql)
      if (known !== undefined || names.size >= MOST) return known ?? ''
      const name = `s${names.size}`
      names.set(sql, name)
      return name
    },
  }
}
