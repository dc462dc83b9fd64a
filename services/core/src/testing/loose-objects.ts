import { z } from 'zod'

/** Paths of the objects in a schema that let an unknown key pass or drop it in silence. */
export function looseObjects(
  schema: z.core.$ZodType,
  path = '',
  seen = new Set<z.core.$ZodType>(),
): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const own = schema instanceof z.ZodObject && !isStrict(schema) ? [path || '(whole)'] : []
  return [
    ...own,
    ...innerOf(schema).flatMap(([key, inner]) => looseObjects(inner, `${path}.${key}`, seen)),
  ]
}

function isStrict(schema: z.ZodObject): boolean {
  return schema.def.catchall instanceof z.ZodNever
}

/** The schemas right within a schema. */
function innerOf(schema: z.core.$ZodType): [string, z.core.$ZodType][] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape)
  if (schema instanceof z.ZodArray) return [['[]', schema.element]]
  if (schema instanceof z.ZodUnion) return schema.options.map((each, i) => [`|${i}`, each])
  if (schema instanceof z.ZodRecord) return [['{}', schema.valueType]]
  if (schema instanceof z.ZodTuple) return schema.def.items.map((each, i) => [`[${i}]`, each])
  if (schema instanceof z.ZodPipe)
    return [
      ['in', schema.in],
      ['out', schema.out],
    ]
  if (schema instanceof z.ZodLazy) return [['~', schema.unwrap()]]
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return [['?', schema.unwrap()]]
  }
  return []
}
