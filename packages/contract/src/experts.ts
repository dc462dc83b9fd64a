import { z } from 'zod'
import { civilDate, id, instant } from './common.ts'

/** 专家库 (`experts.*`): who was certified for it, and draws of reviewers from it. */
const slug = z.string().min(1).max(60)
const codes = z.array(z.string().max(40)).max(30).default([])
const option = z.strictObject({ code: z.string(), label: z.string() })

/** By what experts are looked for; several of one kind mean any of them. */
export const poolCriteria = z.strictObject({
  speciality: codes,
  /** Willing to review there: a division's code (GB/T 2260). */
  region: codes,
  /** Lives or works there. */
  home: codes,
  title: codes,
  years: codes,
})

export const poolFilter = z.strictObject({
  pool: slug,
  /** A part of a name or of an employer's. */
  search: z.string().trim().max(60).default(''),
  ...poolCriteria.shape,
  /** Only those with a certificate that ran out, or does within 60 days. */
  lapse: z.enum(['any', 'soon', 'over']).default('any'),
})
export const poolInput = z.strictObject({
  ...poolFilter.shape,
  cursor: z.string().max(400).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
})

export const poolRow = z.strictObject({
  identityId: id,
  name: z.string(),
  employer: z.string(),
  home: z.string(),
  specialities: z.array(z.string()),
  regions: z.array(z.string()),
  titles: z.array(z.string()),
  years: z.array(z.string()),
  /** The earliest last day of a certificate, and whether it is past or near. */
  lapsesOn: civilDate.nullable(),
  lapse: z.enum(['none', 'soon', 'over']),
})
export const poolPage = z.strictObject({
  rows: z.array(poolRow),
  next: z.string().nullable(),
  /** Under the filter without its own `lapse`. */
  counts: z.strictObject({
    all: z.number().int(),
    soon: z.number().int(),
    over: z.number().int(),
  }),
})

/** `experts.choices`: what a pool can be narrowed by: what somebody in it has. */
export const poolChoices = z.strictObject({
  specialities: z.array(option),
  regions: z.array(option),
  homes: z.array(option),
  titles: z.array(option),
  years: z.array(option),
})
export const poolRef = z.strictObject({ pool: slug })

export const expertRef = z.strictObject({ identityId: id })
export const expertView = z.strictObject({
  ...poolRow.shape,
  pool: slug,
  /** Masked; in full by `review.unmask` on the case. */
  mobile: z.string(),
  certifiedAt: instant,
  /** Of the newest certification; null where the facts came another way. */
  caseId: id.nullable(),
  certificates: z.array(
    z.strictObject({
      title: z.string(),
      number: z.string(),
      validTo: civilDate.nullable(),
      lapse: z.enum(['none', 'soon', 'over']),
    }),
  ),
  draws: z.array(
    z.strictObject({
      id,
      number: z.string(),
      project: z.string(),
      drawnAt: instant,
      reserve: z.boolean(),
    }),
  ),
})

const unitName = z.string().trim().min(2, '单位名称至少 2 个字。').max(100)

/** What a draw is made by; `experts.preview` says beforehand who could be drawn. */
export const drawWish = z.strictObject({
  pool: slug,
  /** 委托单位: whoever works for it has an interest. */
  client: unitName,
  criteria: poolCriteria,
  /** Without those whose every certificate has run out. */
  validOnly: z.boolean().default(true),
  /** Further units with an interest: whoever made what is reviewed. */
  excludedUnits: z.array(unitName).max(20).default([]),
  /** Kept out by name. */
  excludedPeople: z.array(id).max(100).default([]),
})
export const exclusionReason = z.enum(['client', 'unit', 'acts-for', 'named'])
/** Why somebody is kept out of a draw, as it is read on pages and on paper. */
export const exclusionWords: Readonly<Record<z.infer<typeof exclusionReason>, string>> = {
  client: '任职于委托单位',
  unit: '任职于应回避的单位',
  'acts-for': '账号同时代表应回避的单位',
  named: '指名回避',
}
export const candidate = z.strictObject({ identityId: id, name: z.string(), employer: z.string() })
const excluded = z.strictObject({ ...candidate.shape, because: exclusionReason })
export const drawPreview = z.strictObject({
  candidates: z.number().int(),
  excluded: z.array(excluded),
})

export const makeDraw = z.strictObject({
  ...drawWish.shape,
  /** Made by the page, so that a double click draws once. */
  drawId: id,
  project: z.string().trim().min(2, '请填写项目名称。').max(100),
  reviewOn: civilDate.nullable().default(null),
  place: z.string().trim().max(100).default(''),
  wanted: z.number().int().min(1, '至少抽取 1 人。').max(50, '一次最多抽取 50 人。'),
  reserves: z.number().int().min(0).max(50, '候补最多 50 人。').default(0),
  /** Why the same project is drawn for once more. */
  reason: z.string().trim().max(200).default(''),
})
export const drawMade = z.strictObject({ drawId: id })
export const drawRef = z.strictObject({ drawId: id })

export const drawSummary = z.strictObject({
  id,
  number: z.string(),
  project: z.string(),
  client: z.string(),
  wanted: z.number().int(),
  candidates: z.number().int(),
  drawnBy: z.string(),
  drawnAt: instant,
})
export const drawsInput = z.strictObject({
  cursor: z.string().max(400).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
})
export const drawsPage = z.strictObject({
  rows: z.array(drawSummary),
  next: z.string().nullable(),
})

export const drawView = z.strictObject({
  ...drawSummary.shape,
  pool: slug,
  poolLabel: z.string(),
  reviewOn: civilDate.nullable(),
  place: z.string(),
  reserves: z.number().int(),
  /** The criteria in words, one line each. */
  criteria: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  drawn: z.array(
    z.strictObject({ ...candidate.shape, rank: z.number().int(), reserve: z.boolean() }),
  ),
  excluded: z.array(excluded),
  reason: z.string().nullable(),
  /** What it takes to repeat the draw. */
  algorithm: z.string(),
  seed: z.string(),
  candidatesHash: z.string(),
  /** Drawn once more from what is kept, just now: the same people in the same order. */
  repeats: z.boolean(),
  /** Earlier and later draws for the same project. */
  others: z.array(z.strictObject({ id, number: z.string(), drawnAt: instant })),
})

export type PoolCriteria = z.infer<typeof poolCriteria>
export type PoolFilter = z.infer<typeof poolFilter>
export type PoolInput = z.infer<typeof poolInput>
export type PoolRow = z.infer<typeof poolRow>
export type PoolPage = z.infer<typeof poolPage>
export type PoolChoices = z.infer<typeof poolChoices>
export type ExpertView = z.infer<typeof expertView>
export type DrawWish = z.infer<typeof drawWish>
export type MakeDraw = z.infer<typeof makeDraw>
export type DrawSummary = z.infer<typeof drawSummary>
export type DrawView = z.infer<typeof drawView>
export type Candidate = z.infer<typeof candidate>
export type Excluded = z.infer<typeof excluded>
