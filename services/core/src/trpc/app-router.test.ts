import { describe, expect, it } from 'vitest'
import { staffPermission } from '@guildhall/domain/blueprint/staff'
import { z } from 'zod'
import { appRouter } from './app-router.ts'
import { looseObjects } from '../testing/loose-objects.ts'

const definition = z.object({
  meta: z.object({
    needs: z.enum(['public', 'signed-in', 'staff', ...staffPermission.options]),
    stepUp: z.boolean(),
  }),
  inputs: z.array(z.instanceof(z.ZodType)).length(1),
  output: z.instanceof(z.ZodType),
})

const procedures = Object.entries(appRouter._def.procedures).flatMap(([name, entry]) =>
  flatten(name, entry),
)

function flatten(name: string, entry: unknown): { name: string; def: unknown }[] {
  if (typeof entry === 'function')
    return [{ name, def: (entry as unknown as { _def: unknown })._def }]
  return Object.entries(entry as object).flatMap(([key, inner]) => flatten(`${name}.${key}`, inner))
}

describe('every procedure', () => {
  it('is walked by this test', () => {
    expect(procedures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['account.signIn', 'cases.submit', 'review.decide']),
    )
  })

  it.each(procedures)(
    '$name says who may call it, what it takes and what it answers, strictly',
    ({ def }) => {
      const { inputs, output } = definition.parse(def)
      expect(inputs.flatMap((schema) => looseObjects(schema))).toEqual([])
      expect(looseObjects(output)).toEqual([])
    },
  )
})

describe('what is sensitive', () => {
  it('asks again who it is: roles, numbers in full, an expulsion, the own ways in', () => {
    const guarded = procedures.filter(({ def }) => definition.parse(def).meta.stepUp)
    expect(guarded.map(({ name }) => name).toSorted()).toEqual(
      expect.arrayContaining([
        'council.confirm',
        'council.startRetitle',
        'exports.prepareMembers',
        'members.expel',
        'members.unmask',
        'mobile.change',
        'mobile.decide',
        'mobile.proveOld',
        'review.unmask',
        'security.beginTotp',
        'security.confirmTotp',
        'security.demandProof',
        'security.removeTotp',
        'security.renewRecoveryCodes',
        'staff.decideReset',
        'staff.giveRole',
        'staff.invite',
        'staff.resume',
        'staff.suspend',
        'staff.takeOffTotp',
        'staff.takeRole',
      ]),
    )
  })

  it('is nothing that anyone may call', () => {
    const metas = procedures.map(({ def }) => definition.parse(def).meta)
    expect(metas.filter(({ needs, stepUp }) => stepUp && needs === 'public')).toEqual([])
  })
})

describe('the walk through a schema', () => {
  it('finds an object that lets unknown keys pass, however deep it stands', () => {
    const loose = z.object({ a: z.string() })
    expect(looseObjects(loose)).toEqual(['(whole)'])
    const deep = z.strictObject({ b: z.array(z.union([z.null(), loose.nullable().default(null)])) })
    expect(looseObjects(deep)).toEqual(['.b.[].|1.?.?'])
    expect(looseObjects(z.looseObject({}))).toEqual(['(whole)'])
    expect(looseObjects(z.strictObject({ c: z.strictObject({}).optional() }))).toEqual([])
  })
})
