import { blueprint, type Blueprint } from './blueprint.ts'
import { brandProblems } from './check/brand.ts'
import { duesProblems } from './check/dues.ts'
import { formProblems } from './check/form.ts'
import { letterProblems } from './check/letters.ts'
import { matterProblems } from './check/matters.ts'
import { meaningProblems } from './check/meanings.ts'
import { nameProblems } from './check/names.ts'
import { numberProblems } from './check/numbers.ts'
import { paperProblems } from './check/papers.ts'
import { poolProblems } from './check/pools.ts'
import type { BlueprintProblem } from './check/problem.ts'
import { referenceProblems } from './check/references.ts'
import { shapeProblems } from './check/shape.ts'
import { textProblems } from './check/texts.ts'
import { workflowProblems } from './check/workflow.ts'

export type { BlueprintProblem } from './check/problem.ts'

/** A blueprint that can be published, with its warnings; or, without one, what to mend. */
export type BlueprintCheck =
  | { blueprint: Blueprint; problems: BlueprintProblem[] }
  | { blueprint?: undefined; problems: BlueprintProblem[] }

const rules: readonly ((blueprint: Blueprint) => BlueprintProblem[])[] = [
  nameProblems,
  referenceProblems,
  workflowProblems,
  duesProblems,
  meaningProblems,
  matterProblems,
  formProblems,
  paperProblems,
  letterProblems,
  poolProblems,
  numberProblems,
  textProblems,
  brandProblems,
]

/**
 * Finds what can't work in a blueprint before it is published: first its shape, then what its parts
 * say of each other. Takes anything and never throws. With an error there is no blueprint.
 */
export function checkBlueprint(input: unknown): BlueprintCheck {
  const parsed = blueprint.safeParse(input, { reportInput: true })
  if (!parsed.success) return { problems: shapeProblems(parsed.error) }
  const problems = rules.flatMap((rule) => rule(parsed.data))
  if (problems.some(({ level }) => level === 'error')) return { problems }
  return { blueprint: parsed.data, problems }
}
