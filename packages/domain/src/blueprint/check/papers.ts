import type { ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import { error, warning, type BlueprintProblem } from './problem.ts'

/** Printed forms and the slot that their stamped scan goes to. */
export function paperProblems({ applications }: Blueprint): BlueprintProblem[] {
  return applications.flatMap((application, at) =>
    printedProblems(application, `applications[${at}]`),
  )
}

function printedProblems(application: ApplicationSpec, path: string): BlueprintProblem[] {
  const { attachments, printedForm } = application
  const slots = attachments.flatMap((each, at) => (each.stampedForm ? [{ each, at }] : []))
  const [first] = slots
  if (!first) {
    return printedForm
      ? [warning(`${path}.printedForm`, '有可打印的申请书，却没有上传盖章扫描件的附件，请补上一项')]
      : []
  }
  const slotPath = `${path}.attachments[${first.at}]`
  return [
    ...(printedForm ? [] : [error(slotPath, '要上传盖章的申请书，就要写明申请书的标题和声明')]),
    ...(slots.length === 1 ? [] : [error(`${path}.attachments`, '盖章的申请书只能有一项')]),
    ...(first.each.required ? [] : [warning(slotPath, '盖章的申请书不是必传，请核对')]),
    ...(first.each.max === 1
      ? []
      : [warning(slotPath, '盖章的申请书只认一份扫描件，请把数量改为 1')]),
  ]
}
