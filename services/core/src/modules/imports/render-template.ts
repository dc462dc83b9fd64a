import { writeXlsx } from 'hucre/xlsx'
import type { FieldSpec } from '@guildhall/domain/blueprint/form'
import type { RosterColumn } from '@guildhall/domain/roster/column'
import { exampleMark } from '../../adapters/sheets/roster-reader.ts'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { rosterSetupOf, type RosterSetup } from './import-setup.ts'
import { letters, optionsOf } from './present-row.ts'

/** People named in the template; more are read where somebody adds the columns. */
const rowsShown = 2
const lastRow = 5_000

/** A blank roster: the association's own columns, an example, what may be chosen, and how to fill it. */
export async function renderTemplate(ctx: SignedInContext): Promise<Uint8Array> {
  const { content } = await blueprintInForce(ctx)
  const setup = rosterSetupOf(content, todayOf(ctx.deps.clock))
  const columns = setup.columns.filter(isShown)
  return writeXlsx({
    sheets: [
      {
        name: '会员名册',
        columns: columns.map(({ label }) => ({
          header: label,
          key: label,
          width: Math.max(12, label.length * 2 + 2),
        })),
        rows: [
          columns.map(({ label }) => label),
          columns.map((column) => exampleOf(setup, column)),
        ],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((column, at) => listOf(setup, column, at)),
      },
      {
        name: '填写说明',
        columns: [{ width: 24 }, { width: 60 }, { width: 60 }],
        rows: [
          ['列', '怎样填', '可选的项'],
          ...columns.map((column) => [
            column.label,
            howTo(column),
            optionsOf(setup, column).join('、'),
          ]),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
}

/** The columns that a person fills: years and two days are other ways to say the periods. */
function isShown({ key, target }: RosterColumn): boolean {
  if (target.of === 'answer') return target.row === null || target.row < rowsShown
  return !['member.years', 'member.from', 'member.to'].includes(key)
}

/** A sheet takes a list of 255 characters at most. */
function listOf(setup: RosterSetup, column: RosterColumn, at: number) {
  const values = optionsOf(setup, column)
  const isMany = column.target.of === 'answer' && column.target.field.kind === 'multi-select'
  if (values.length === 0 || isMany || values.join(',').length > 250) return []
  const range = `${letters(at)}2:${letters(at)}${lastRow}`
  return [
    { type: 'list' as const, values, range, showErrorMessage: true, errorMessage: '请从列表里选' },
  ]
}

function exampleOf(setup: RosterSetup, column: RosterColumn): string {
  if (column.key === setup.keys.name) return `${exampleMark}某某电力工程有限公司`
  const [option] = optionsOf(setup, column)
  if (option) return option
  if (column.target.of === 'member') return memberExamples[column.target.part] ?? ''
  return fieldExamples[column.target.field.kind] ?? ''
}

const memberExamples: Record<string, string> = {
  number: '',
  joinedOn: '2019-03-05',
  periods: '2019-01-01 至 2021-12-31；2023-01-01 至 2026-12-31',
}

const fieldExamples: Partial<Record<FieldSpec['kind'], string>> = {
  number: '120',
  division: '山西省长治市',
  date: '2008-06-01',
  mobile: '13800000000',
  email: 'name@example.cn',
  'credit-code': '91350100M000100Y43',
}

const memberHelp: Record<string, string> = {
  number: '已有会员号的照填，系统不会再发给别家；空着由系统编号。',
  title: '不填按新会员的级别。',
  branch: '没有加入分支机构的空着。',
  joinedOn: '不填按会籍的第一天，都没有就按导入当天。',
  periods: '第一天和最后一天，中间断开的分几段写，用分号隔开。空着表示现在没有会籍。',
}

function howTo({ target }: RosterColumn): string {
  if (target.of === 'member') return memberHelp[target.part] ?? ''
  const { field } = target
  const must = field.meaning === 'party-name' ? '必填。' : ''
  const many = field.kind === 'multi-select' ? '几项之间用顿号隔开。' : ''
  const date = field.kind === 'date' ? '写成 2026-03-05 的样子。' : ''
  return `${must}${field.help ?? ''}${many}${date}`
}
