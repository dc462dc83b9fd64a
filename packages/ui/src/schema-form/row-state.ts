import type { AnswerRow, Answers, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { isBlank } from '@guildhall/domain/forms/blank'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import { pathOf } from '@guildhall/domain/forms/path'
import { isFieldVisible } from '@guildhall/domain/forms/visible'
import type { Status } from '../status.ts'
import type { FormHost } from './form-host.ts'

type Row = { form: FormSpec; group: GroupSpec; answers: Answers; row: AnswerRow }
type Host = Pick<FormHost, 'problemAt' | 'remarksAt' | 'files' | 'optionsOf'>

const SUMMED_UP = 3
/** Kinds whose answers say in a word what a row is about. */
const TELLING = ['text', 'select', 'number', 'date', 'period']

/**
 * How far a row is that is out of sight, in words: what is wrong, remarked or half-sent and waits for a
 * person, before what is missing, before what goes on by itself.
 */
export function rowState(place: Row, host: Host): { status: Status; words: string } {
  const fields = visibleFields(place).map((field) => ({
    field,
    path: pathOf(place.group.key, field.key, place.row._id),
  }))
  const isEmpty = ({ field, path }: (typeof fields)[number]): boolean =>
    field.kind === 'file' ? filesIn(host, path) === 0 : isBlank(place.row[field.key])
  const wrong = fields.filter((each) => !isEmpty(each) && host.problemAt(each.path)).length
  if (wrong > 0) return { status: 'err', words: `${wrong} 处要改` }
  const remarked = fields
    .flatMap(({ path }) => host.remarksAt(path))
    .filter(({ mended }) => !mended)
  if (remarked.length > 0) return { status: 'todo', words: `${remarked.length} 处批注待改` }
  const sendings = fields.flatMap(({ path }) => host.files?.sendingIn(path) ?? [])
  if (sendings.some(({ failed }) => failed !== null))
    return { status: 'err', words: '有文件没传上' }
  const waits = sendings.some(({ phase }) => phase === 'paused')
  if (waits) return { status: 'todo', words: '有文件没传完' }
  const missing = fields.filter((each) => each.field.required && isEmpty(each)).length
  if (missing > 0) return { status: 'none', words: `还差 ${missing} 项` }
  return sendings.length > 0
    ? { status: 'doing', words: '正在上传' }
    : { status: 'done', words: '已填好' }
}

/** What a row says first, in a line: 一级造价工程师，造价工程师，房屋建筑. */
export function rowSummary(place: Row, host: Host): string[] {
  const lookups = { options: host.optionsOf, known: host.optionsOf }
  const telling = visibleFields(place).filter(({ kind }) => TELLING.includes(kind))
  return [...telling.filter(isName), ...telling.filter((field) => !isName(field))]
    .map((field) => formatAnswer(field, place.row[field.key], lookups))
    .filter((text) => text !== '')
    .slice(0, SUMMED_UP)
}

/** Whether nothing was filled in or sent yet. */
export function isEmptyRow({ group, row }: Pick<Row, 'group' | 'row'>, host: Host): boolean {
  return group.fields.every((field) =>
    field.kind === 'file'
      ? filesIn(host, pathOf(group.key, field.key, row._id)) === 0
      : isBlank(row[field.key]),
  )
}

/** A text is what a row is called by; a period beside it is not. */
function isName({ kind }: Pick<GroupSpec['fields'][number], 'kind'>): boolean {
  return kind === 'text'
}

function visibleFields({ form, group, answers, row }: Row) {
  return group.fields.filter((field) => isFieldVisible(form, answers, group, field, row))
}

function filesIn({ files }: Host, slot: string): number {
  return files ? files.filesIn(slot).length + files.sendingIn(slot).length : 0
}
