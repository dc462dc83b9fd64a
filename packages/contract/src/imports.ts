import { z } from 'zod'
import { civilDate, id, instant, version } from './common.ts'
import { memberFilter } from './members.ts'

/** 导入 (`imports.*`): members come in from a file. The file itself is sent to `POST /imports`. */
export const importState = z.enum([
  'mapping',
  'checking',
  'checked',
  'running',
  'done',
  'cancelled',
  'undoing',
  'undone',
  'failed',
])
export const importVerdict = z.enum(['new', 'changed', 'unchanged', 'repeated', 'refused'])
export const importChoice = z.enum(['merge', 'overwrite', 'skip'])
export const importRowState = z.enum(['pending', 'done', 'skipped', 'failed', 'undone', 'kept'])

/** What `POST /imports` answers. */
export const importTaken = z.strictObject({ importId: id })

export const importRef = z.strictObject({ importId: id })
export const importAt = z.strictObject({ importId: id, version })

/** A column of the file: its head, the first cells below it, and what it was matched with. */
export const importColumn = z.strictObject({
  head: z.string(),
  samples: z.array(z.string()),
  target: z.string().nullable(),
})
/** What holds for the whole file. */
export const importOptions = z.strictObject({
  /** Whoever comes with no period is a member until the end of this dues year. */
  openYear: z.boolean().default(true),
  /** New members get the bill of this dues year. */
  issueBills: z.boolean().default(false),
})
/** `imports.setColumns`: for each column of the file a key of `targets`, or null; then the check begins. */
export const setImportColumns = z.strictObject({
  importId: id,
  version,
  targets: z.array(z.string().max(100).nullable()).max(300),
  options: importOptions,
})

export const importCounts = z.strictObject({
  total: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  repeated: z.number().int(),
  refused: z.number().int(),
  /** Changed or repeated rows that nobody has decided on. */
  undecided: z.number().int(),
  done: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  undone: z.number().int(),
  kept: z.number().int(),
})
export const importSummary = z.strictObject({
  id,
  fileName: z.string(),
  state: importState,
  version,
  by: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  progress: z.number().int(),
  total: z.number().int().nullable(),
  /** Why the file could not be read, as a sentence. */
  problem: z.string().nullable(),
})
export const importsPage = z.strictObject({
  imports: z.array(importSummary),
  next: z.string().nullable(),
})
export const importsInput = z.strictObject({ cursor: z.string().max(120).nullable().default(null) })

export const importTarget = z.strictObject({
  key: z.string(),
  label: z.string(),
  group: z.string(),
})
export const importView = z.strictObject({
  ...importSummary.shape,
  columns: z.array(importColumn),
  options: importOptions,
  targets: z.array(importTarget),
  counts: importCounts,
  /** The last day to take it back, where it can be at all; then from when its file and rows are gone. */
  undoThrough: civilDate.nullable(),
  clearedFrom: civilDate,
  isCleared: z.boolean(),
  can: z.strictObject({
    setColumns: z.boolean(),
    run: z.boolean(),
    cancel: z.boolean(),
    undo: z.boolean(),
  }),
})

/** `imports.rows`: one page of rows, by their place in the file. */
export const importRowsInput = z.strictObject({
  importId: id,
  show: z
    .enum(['all', 'new', 'changed', 'repeated', 'unchanged', 'refused', 'done', 'failed', 'kept'])
    .default('all'),
  after: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(50),
})
export const importCell = z.strictObject({
  key: z.string(),
  label: z.string(),
  /** Place of the column in the file, from 0; null where the file has none. */
  at: z.number().int().nullable(),
  /** As a spreadsheet names it: D5. */
  place: z.string().nullable(),
  text: z.string(),
  message: z.string(),
  /** What may be chosen instead, where the column has a closed set. */
  options: z.array(z.string()),
})
export const importChange = z.strictObject({
  label: z.string(),
  old: z.string(),
  new: z.string(),
})
export const importRowView = z.strictObject({
  row: z.number().int(),
  name: z.string(),
  creditCode: z.string(),
  verdict: importVerdict,
  duplicateOf: z.number().int().nullable(),
  /** The facts of a new member, for reading over. */
  facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  changes: z.array(importChange),
  problems: z.array(importCell),
  choice: importChoice.nullable(),
  state: importRowState,
  reason: z.string().nullable(),
})
export const importRows = z.strictObject({
  rows: z.array(importRowView),
  next: z.number().int().nullable(),
})

/** `imports.choose`: for these rows, or for all that are undecided (`rows` null), or all at all. */
export const chooseImport = z.strictObject({
  importId: id,
  rows: z.array(z.number().int()).max(500).nullable(),
  choice: importChoice,
})
/** `imports.mend`: another text in one cell; the row is read and compared anew. */
export const mendImport = z.strictObject({
  importId: id,
  row: z.number().int(),
  at: z.number().int().min(0).max(300),
  text: z.string().max(2000),
})
export const mendedImport = z.strictObject({ row: importRowView, counts: importCounts })
export const choseImport = z.strictObject({ chosen: z.number().int() })

/**
 * `exports.prepareMembers`: records who takes what out, and answers an address that is good for one
 * minute. The filter is that of the list, so that what leaves is what is listed. Mobiles leave masked
 * unless `unmask` with a reason, for those who may.
 */
export const prepareExport = z.strictObject({
  filter: memberFilter,
  format: z.enum(['xlsx', 'csv']),
  unmask: z.boolean().default(false),
  reason: z.string().trim().max(200).default(''),
})
export const preparedExport = z.strictObject({ rows: z.number().int(), url: z.string() })

export type ImportState = z.infer<typeof importState>
export type ImportVerdict = z.infer<typeof importVerdict>
export type ImportChoice = z.infer<typeof importChoice>
export type ImportColumn = z.infer<typeof importColumn>
export type ImportOptions = z.infer<typeof importOptions>
export type ImportCounts = z.infer<typeof importCounts>
export type ImportSummary = z.infer<typeof importSummary>
export type ImportView = z.infer<typeof importView>
export type ImportRowView = z.infer<typeof importRowView>
