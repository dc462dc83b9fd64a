/** What can't work in a blueprint (`error`), or works but ought to be looked at (`warning`). */
export type BlueprintProblem = {
  /** Where it stands, such as `applications[0].workflow.stages[1].role`. */
  path: string
  /** A sentence that says how to mend it. */
  message: string
  level: 'error' | 'warning'
}

/** A problem that keeps a blueprint from being published. */
export function error(path: string, message: string): BlueprintProblem {
  return { path, message, level: 'error' }
}

/** A problem that is told, and does not keep a blueprint from being published. */
export function warning(path: string, message: string): BlueprintProblem {
  return { path, message, level: 'warning' }
}

/** An error at every item whose name an earlier one of the list has already. */
export function repeatedNames(
  path: string,
  names: readonly string[],
  what: string,
): BlueprintProblem[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [error(`${path}[${at}]`, `${what}“${name}”重复，请改一个`)],
  )
}

/** An error where a name is not one of those known. */
export function unknownName(
  path: string,
  name: string,
  known: readonly string[],
  what: string,
): BlueprintProblem[] {
  if (known.includes(name)) return []
  const choice = known.length > 0 ? `，可用的有：${known.join('、')}` : `，这里还没有${what}`
  return [error(path, `没有${what}“${name}”${choice}`)]
}
