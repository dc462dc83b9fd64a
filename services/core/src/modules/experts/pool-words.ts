import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { FieldMeaning, FieldSpec } from '@guildhall/domain/blueprint/form'
import { divisionPath } from '@guildhall/domain/tables/division'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { lookupsOf } from '../cases/form-context.ts'

/** What codes in a pool's entries stand for. */
export type PoolWords = {
  /** The label of a code of the field that carries a meaning; the code itself where it is unknown. */
  label(meaning: FieldMeaning, code: string): string
  /** A division with those above it: 山西省长治市. */
  place(code: string): string
  /** The options of the field, in its order. */
  options(meaning: FieldMeaning): readonly { code: string; label: string }[]
}

export function poolWords(blueprint: PublishedBlueprint, { form }: ApplicationSpec): PoolWords {
  const lookups = lookupsOf(blueprint)
  const fields = form.steps.flatMap(({ groups }) => groups.flatMap((group) => group.fields))
  const options = (meaning: FieldMeaning) => {
    const field = fields.find((each: FieldSpec) => each.meaning === meaning)
    return field && 'options' in field ? lookups.options(field.options) : []
  }
  return {
    options,
    label: (meaning, code) => options(meaning).find((each) => each.code === code)?.label ?? code,
    place: (code) =>
      divisionPath(code)
        ?.map(({ label }) => label)
        .join('') ?? code,
  }
}
