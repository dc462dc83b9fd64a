/** A branch as a narrow column names it: 水电建设分会 is 水电 among branches. */
export function shortBranch(label: string): string {
  const short = label.replace(/(建设|工程)?(分会|分支机构|专业委员会|工作委员会|专委会)$/, '')
  return short.length >= 2 ? short : label
}
