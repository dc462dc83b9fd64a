import type { Answers, FieldSpec, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import { divisionTree } from '@guildhall/domain/tables/division'
import type { PublishedBlueprint } from '../kernel/blueprint-store.ts'
import { lookupsOf } from '../modules/cases/form-context.ts'
import { freshMobile } from './build-account.ts'

/** What a test says of the answers; all else is made up and valid. */
export type AnswerWishes = {
  name?: string
  branch?: string
  creditCode?: string
  contactMobile?: string
  title?: string
}

let serial = 0

/** A credit code that no other call in this process got. */
export function freshCreditCode(): string {
  serial += 1
  return makeCreditCode({ area: '110105', serial })
}

/** Valid answers to any form, one row in each repeated group that needs one. */
export function sampleAnswers(
  form: FormSpec,
  blueprint: PublishedBlueprint,
  wishes: AnswerWishes,
): Answers {
  const groups = form.steps.flatMap((step) => step.groups)
  return Object.fromEntries(groups.map((group) => [group.key, answersOf(group, blueprint, wishes)]))
}

function answersOf(
  group: GroupSpec,
  blueprint: PublishedBlueprint,
  wishes: AnswerWishes,
): Answers[string] {
  const pairs = group.fields.flatMap((field) => {
    const value = wished(field, wishes) ?? valueOf(field, blueprint)
    return value === undefined ? [] : [[field.key, value] as const]
  })
  const record = Object.fromEntries(pairs)
  if (!group.repeat) return record
  return group.repeat.min > 0 ? [{ ...record, _id: 'first' }] : []
}

function wished(
  { meaning }: FieldSpec,
  { name, branch, creditCode, contactMobile, title }: AnswerWishes,
): string | undefined {
  switch (meaning) {
    case 'party-name':
      return name
    case 'branch':
      return branch
    case 'credit-code':
      return creditCode
    case 'contact-mobile':
      return contactMobile
    case 'title':
      return title
    default:
      return undefined
  }
}

function valueOf(field: FieldSpec, blueprint: PublishedBlueprint): unknown {
  switch (field.kind) {
    case 'number':
      return Math.max(1, field.min)
    case 'select':
      return firstOption(field, blueprint)
    case 'multi-select':
      return [firstOption(field, blueprint)]
    case 'division':
      return divisionChain(field.depth)
    case 'divisions':
      return [divisionChain(field.depth)]
    case 'period':
      return { from: '2015-07', to: null }
    case 'date':
      // As the ID number below says.
      return field.key === 'birthDate' ? '1920-05-08' : '2001-05-20'
    case 'mobile':
      return freshMobile()
    case 'email':
      return 'contact@example.cn'
    case 'credit-code':
      return freshCreditCode()
    case 'id-number':
      return '53010219200508011X'
    case 'file':
      return undefined
    default:
      return '示例文字'
  }
}

function firstOption(
  field: Extract<FieldSpec, { kind: 'select' | 'multi-select' }>,
  blueprint: PublishedBlueprint,
): string {
  return lookupsOf(blueprint).options(field.options)[0]?.code ?? ''
}

function divisionChain(depth: number): string[] {
  const codes: string[] = []
  for (
    let level = divisionTree.find(({ code }) => code === '370000');
    level && codes.length < depth;
    level = level.children?.[0]
  )
    codes.push(level.code)
  return codes
}
