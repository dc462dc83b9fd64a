import type { FieldKind, FieldSpec } from '../../blueprint/form.ts'
import type { FieldContext, Lookups } from '../lookups.ts'
import type { FieldProblem } from '../problem.ts'
import { creditCodeKind } from './credit-code.ts'
import { dateKind } from './date.ts'
import { divisionKind } from './division.ts'
import { divisionsKind } from './divisions.ts'
import { emailKind } from './email.ts'
import { fileKind } from './file.ts'
import { idNumberKind } from './id-number.ts'
import type { FieldOf, Kind } from './kind.ts'
import { longTextKind } from './long-text.ts'
import { mobileKind } from './mobile.ts'
import { multiSelectKind } from './multi-select.ts'
import { numberKind } from './number.ts'
import { periodKind } from './period.ts'
import { selectKind } from './select.ts'
import { textKind } from './text.ts'

/** A kind that takes any value: what it does not accept is a problem, is kept, or reads as nothing. */
export type AnyKind = {
  accepts(value: unknown): boolean
  check(value: unknown, field: FieldSpec, context: FieldContext): FieldProblem | null
  normalise(value: unknown): unknown
  format(value: unknown, field: FieldSpec, lookups: Lookups): string
  /** There where answers of this kind are secret (`secret-answers.ts`). */
  mask?: (plain: string) => string
}

const KINDS: Record<FieldKind, AnyKind> = {
  text: guarded(textKind),
  'long-text': guarded(longTextKind),
  number: guarded(numberKind),
  select: guarded(selectKind),
  'multi-select': guarded(multiSelectKind),
  division: guarded(divisionKind),
  divisions: guarded(divisionsKind),
  date: guarded(dateKind),
  period: guarded(periodKind),
  mobile: guarded(mobileKind),
  email: guarded(emailKind),
  'credit-code': guarded(creditCodeKind),
  'id-number': guarded(idNumberKind),
  file: guarded(fileKind),
}

/** The kind of a field. */
export function kindOf(field: Pick<FieldSpec, 'kind'>): AnyKind {
  return KINDS[field.kind]
}

function guarded<K extends FieldKind, Value>(kind: Kind<K, Value>): AnyKind {
  const isOwn = (field: FieldSpec): field is FieldOf<K> => field.kind === kind.kind
  const { mask } = kind
  return {
    ...(mask && { mask }),
    accepts: (value) => kind.accepts(value),
    check: (value, field, context) =>
      isOwn(field) && kind.accepts(value) ? kind.check(value, field, context) : misshapen(field),
    normalise: (value) => (kind.accepts(value) ? kind.normalise(value) : undefined),
    format: (value, field, lookups) =>
      isOwn(field) && kind.accepts(value) ? kind.format(value, field, lookups) : '',
  }
}

/** What no page of ours sends. */
export function misshapen({ label }: { label: string }): FieldProblem {
  return { code: 'shape', message: `${label}的内容不能识别，请刷新页面后重新填写` }
}
