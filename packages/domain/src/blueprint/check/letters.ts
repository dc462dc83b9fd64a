import { letterVariables } from '../../forms/letters.ts'
import { formDocumentKey, printedPapers, type ApplicationSpec } from '../application.ts'
import type { Blueprint } from '../blueprint.ts'
import { error, repeatedNames, unknownName, warning, type BlueprintProblem } from './problem.ts'
import { variableProblems } from './texts.ts'
import { fieldsOf } from './walk-form.ts'

/** Letters that show what nobody asks, or that are never handed in; downloads that name no paper. */
export function letterProblems({ applications, portal }: Blueprint): BlueprintProblem[] {
  return [
    ...applications.flatMap((application, at) => ofApplication(application, `applications[${at}]`)),
    ...(portal.downloads ?? []).flatMap((download, at) => {
      const path = `portal.downloads[${at}]`
      const named = applications.find(({ slug }) => slug === download.application)
      const slugs = applications.map(({ slug }) => slug)
      if (!named) return unknownName(`${path}.application`, download.application, slugs, '申请')
      const papers = printedPapers(named).map(({ document }) => document)
      return unknownName(`${path}.document`, download.document, papers, '可打印的材料')
    }),
  ]
}

function ofApplication(application: ApplicationSpec, path: string): BlueprintProblem[] {
  const { letters, attachments } = application
  const keys = letters.map(({ key }) => key)
  const slots = attachments.flatMap(({ letter }) => letter ?? [])
  return [
    ...repeatedNames(`${path}.letters`, keys, '说明或函件'),
    ...repeatedNames(`${path}.attachments`, slots, '说明或函件的盖章件'),
    ...attachments.flatMap((each, at) =>
      attachmentProblems(each, `${path}.attachments[${at}]`, keys),
    ),
    ...letters.flatMap((letter, at) =>
      letterProblem(application, letter, `${path}.letters[${at}]`),
    ),
    ...(letters.filter(({ appoints }) => appoints).length > 1
      ? [error(`${path}.letters`, '指定账号负责人的说明只能有一份')]
      : []),
  ]
}

function attachmentProblems(
  { letter, stampedForm, max }: ApplicationSpec['attachments'][number],
  path: string,
  keys: readonly string[],
): BlueprintProblem[] {
  if (letter === undefined) return []
  return [
    ...unknownName(`${path}.letter`, letter, keys, '说明或函件'),
    ...(stampedForm ? [error(path, '同一项附件不能既是申请书又是另一份说明')] : []),
    ...(max === 1 ? [] : [warning(path, '盖章的说明只认一份扫描件，请把数量改为 1')]),
  ]
}

function letterProblem(
  { form, attachments, identityType }: ApplicationSpec,
  { key, shows, text, appoints, title }: ApplicationSpec['letters'][number],
  path: string,
): BlueprintProblem[] {
  const plain = fieldsOf(form, '').filter(
    ({ group, field }) => !group.repeat && field.kind !== 'file',
  )
  const known = plain.map(({ group, field }) => `${group.key}.${field.key}`)
  const names = plain.find(({ field }) => field.meaning === 'responsible-name')
  const isHandedIn = attachments.some(({ letter }) => letter === key)
  return [
    ...(key === formDocumentKey
      ? [error(`${path}.key`, `“${key}”是申请书自己的名字，请改一个`)]
      : []),
    ...shows.flatMap((each, at) => unknownName(`${path}.shows[${at}]`, each, known, '单项的字段')),
    ...variableProblems(`${path}.text`, text, letterVariables),
    ...(isHandedIn
      ? []
      : [
          warning(
            path,
            `“${title}”没有上传盖章扫描件的附件，请在 ${identityType} 的附件里补上一项`,
          ),
        ]),
    ...(appoints && !names?.field.required
      ? [
          error(
            path,
            '指定账号负责人的说明，表单里要有必填的账号负责人姓名（含义 responsible-name）',
          ),
        ]
      : []),
  ]
}
