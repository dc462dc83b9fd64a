import type { DocumentData } from '../kinds.ts'
import { chineseCount } from '../chinese-date.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'
import { columnWidths } from '../layout/column-widths.ts'
import { pairRows, type LabelledValue } from '../layout/pair-rows.ts'
import { prepareStampedHead } from './stamped-head.ts'

type Form = DocumentData<'application-form'>
type Section = Form['sections'][number]

/** Ems of 10.5 pt that fit a line, in the geometry of application-form.typ. */
const WIDTH = { line: 44, label: 8.1, pairedValue: 12.4, singleValue: 35 }

/** Turns the answers of an application form into what its template sets. */
export function prepareApplicationForm(form: Form): Record<string, unknown> {
  return {
    ...prepareStampedHead(form),
    sections: form.sections.map((section, index) => ({
      heading: numbered(section.heading, index),
      ...prepareSection(section),
    })),
    declaration: paragraphs(form.declaration),
    stampLabel: form.stampLabel,
    sampleStamp: form.sampleStamp ?? null,
    signatureLines: form.signatureLines,
  }
}

function prepareSection(section: Section): Record<string, unknown> {
  if ('rows' in section) return { kind: 'rows', lines: prepareRows(section.rows) }
  if ('table' in section) return { kind: 'table', ...prepareTable(section.table) }
  return { kind: 'text', paragraphs: paragraphs(section.text) }
}

/** Rows of label and value in the table of form and letter, two to a line where both are short. */
export function prepareRows(rows: LabelledValue[]): unknown {
  const limits = { labelWidth: WIDTH.label, valueWidth: WIDTH.pairedValue }
  return pairRows(rows, limits).map((line) =>
    line.map(({ label, value }) => ({
      label: breakLongRuns(label, WIDTH.label),
      value: breakLongRuns(value, line.length === 2 ? WIDTH.pairedValue : WIDTH.singleValue),
    })),
  )
}

function prepareTable(table: { columns: string[]; rows: string[][] }): Record<string, unknown> {
  const widths = columnWidths(table.columns, table.rows, WIDTH.line)
  const fit = (cell: string, column: number) => breakLongRuns(cell, (widths[column] ?? 3) - 1)
  return {
    columns: table.columns.map(fit),
    widths,
    rows: table.rows.map((row) => table.columns.map((_, column) => fit(row[column] ?? '', column))),
  }
}

function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => breakLongRuns(line.trim(), WIDTH.line))
    .filter((line) => line !== '')
}

/** 一、二、三 before each heading, unless the association has numbered its headings itself. */
function numbered(heading: string, index: number): string {
  if (/^[（(]?[一二三四五六七八九十]+[、）)]/.test(heading)) return heading
  return `${chineseCount(index + 1)}、${heading}`
}
