import type { ZodError } from 'zod'
import { error, type BlueprintProblem } from './problem.ts'

type Issue = ZodError['issues'][number]

/** What the schema refuses, said in sentences; the paths as in the other rules. */
export function shapeProblems(found: ZodError): BlueprintProblem[] {
  return found.issues.flatMap((issue) => {
    const path = written(issue.path)
    if (issue.code !== 'unrecognized_keys') return [error(path, sentence(issue))]
    return issue.keys.map((key) => error(path ? `${path}.${key}` : key, '没有这一项，请核对拼写'))
  })
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺这一项，请补上' : '类型不对，请核对'
    case 'too_small':
      return `太短、太小或太少，至少 ${issue.minimum}`
    case 'too_big':
      return `太长、太大或太多，最多 ${issue.maximum}`
    case 'invalid_value':
      return `不在可选范围内，可用的有：${issue.values.map(String).join('、')}`
    case 'invalid_union':
      return '种类不对，请核对'
    case 'invalid_format':
      return '格式不对，请核对'
    default:
      return '这一项不能用，请核对'
  }
}

function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`
    return before ? `${before}.${String(part)}` : String(part)
  }, '')
}
