import type { Blueprint } from '../blueprint.ts'
import { messageKey, messageVariables } from '../messages.ts'
import { isCivilDate } from '../../time/civil-date.ts'
import { error, type BlueprintProblem } from './problem.ts'

/** Texts with `{variables}` that nobody fills in, and days that the calendar does not have. */
export function textProblems(blueprint: Blueprint): BlueprintProblem[] {
  const { messages, payment, applications } = blueprint
  return [
    ...messageKey.options.flatMap((key) => {
      const template = messages.templates[key]
      const path = `messages.templates.${key}`
      if (!template) return [error(path, '缺这一条消息的模板，请补上')]
      const { text, mailSubject } = template
      return [
        ...variableProblems(`${path}.text`, text, messageVariables[key]),
        ...variableProblems(`${path}.mailSubject`, mailSubject ?? '', messageVariables[key]),
      ]
    }),
    ...signatureProblems(messages.signature),
    ...variableProblems('payment.purpose', payment.purpose, ['memberNumber']),
    ...collectionProblems(payment),
    ...applications.flatMap(({ certificate }, at) =>
      certificate
        ? variableProblems(`applications[${at}].certificate.sentence`, certificate.sentence, [
            'title',
          ])
        : [],
    ),
    ...dayProblems('joinGuide.from', blueprint.joinGuide.from),
    ...dayProblems('privacy.from', blueprint.privacy.from),
  ]
}

/** A code that nobody is told what to scan with, or wallets with nothing to scan. */
function collectionProblems({ wallets, collection }: Blueprint['payment']): BlueprintProblem[] {
  if (collection && wallets.length === 0)
    return [error('payment.wallets', '请写明哪些应用能扫这个收款码')]
  if (!collection && wallets.length > 0)
    return [error('payment.collection', '写了能扫码的应用，却没有收款码')]
  return []
}

/** The variables that a text names, checked against those it may use. */
export function variableProblems(
  path: string,
  text: string,
  known: readonly string[],
): BlueprintProblem[] {
  const named = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const choice = known.map((name) => `{${name}}`).join('、')
  const unknown = named.filter((name) => !known.includes(name))
  const stray = /[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))
  return [
    ...unknown.map((name) => error(path, `不认识变量 {${name}}，这里可用的有 ${choice}`)),
    ...(stray ? [error(path, '花括号要成对，里面写变量名')] : []),
  ]
}

/** The brackets are put around the registered signature when the message is sent. */
function signatureProblems(signature: string): BlueprintProblem[] {
  return /[【】]/.test(signature)
    ? [error('messages.signature', '签名不用写括号，发送时会加上【】')]
    : []
}

function dayProblems(path: string, day: string): BlueprintProblem[] {
  return isCivilDate(day) ? [] : [error(path, '日历上没有这一天')]
}
