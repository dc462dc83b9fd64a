import { randomBytes } from 'node:crypto'
import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { formSpec } from '@guildhall/domain/blueprint/form'
import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import { describe, expect, it } from 'vitest'
import { createSecretBox } from '../../auth/secret-box.ts'
import type { SecretKeys } from '../../auth/secret-keys.ts'
import { createLog } from '../../kernel/log.ts'
import { keepSecrets, openAnswers, sealAnswers, showAnswers, type Vault } from './secret-answers.ts'

type Form = BlueprintInput['applications'][number]['form']
const asked: Form = {
  steps: [
    {
      key: 'people',
      title: '人员',
      groups: [
        {
          key: 'chief',
          fields: [
            { key: 'name', kind: 'text', label: '姓名' },
            { key: 'idNumber', kind: 'id-number', label: '身份证号' },
            { key: 'otherNumber', kind: 'id-number', label: '另一个身份证号' },
          ],
        },
        {
          key: 'experts',
          repeat: { min: 0, max: 5, itemLabel: '专家' },
          fields: [{ key: 'idNumber', kind: 'id-number', label: '身份证号' }],
        },
      ],
    },
  ],
}
const form = formSpec.parse(asked)
const group = form.steps[0]?.groups[0]
if (!group) throw new Error('the form has a group')

const [one, two] = [1, 2].map((serial) =>
  makeIdNumber({ birthDate: '1985-06-01', sex: '1', serial }),
) as [string, string]
const mask = `${one.slice(0, 3)}***********${one.slice(14)}`
const key = (id: string) => ({ id, key: randomBytes(32) })
const vaultWith = (keys: SecretKeys, tenantId = 'a', lines: string[] = []): Vault => ({
  secrets: createSecretBox(keys),
  log: createLog((line) => lines.push(line)),
  tenantId,
})
const vault = vaultWith([key('k1')])
const answers = {
  chief: { name: '陆明远', idNumber: one },
  experts: [{ _id: 'r1', idNumber: two }],
}

describe('secret answers', () => {
  it('are sealed, in rows too, open again, and come back to their writer masked', () => {
    const sealed = sealAnswers(vault, form, answers)
    expect(JSON.stringify(sealed)).not.toContain(one.slice(4, 14))
    expect(sealed).toMatchObject({
      chief: { name: '陆明远', idNumber: { sealed: expect.stringMatching(/^k1\./) } },
      experts: [{ _id: 'r1', idNumber: { sealed: expect.any(String) } }],
    })
    expect(openAnswers(vault, form, sealed)).toEqual(answers)
    expect(showAnswers(vault, form, sealed)).toMatchObject({
      chief: { idNumber: { kept: mask } },
      experts: [{ idNumber: { kept: expect.stringMatching(/^990\*{11}\d/) } }],
    })
    // From before there was encryption: read as it is, and sealed when it is saved next.
    expect(openAnswers(vault, form, answers)).toEqual(answers)
    expect(showAnswers(vault, form, answers)).toMatchObject({ chief: { idNumber: { kept: mask } } })
  })

  it('open for no other association, at no other path, and not when changed', () => {
    const lines: string[] = []
    const { secrets } = vault
    const other = { ...vaultWith([key('k1')], 'b', lines), secrets }
    const { chief, experts } = sealAnswers(vault, form, answers)
    const nothing = { chief: { idNumber: { kept: '****' } } }
    expect(openAnswers(other, form, { chief })).toMatchObject(nothing)
    const here = { ...other, tenantId: 'a' }
    const moved = { chief: { otherNumber: chief.idNumber, idNumber: experts[0]?.idNumber } }
    expect(openAnswers(here, form, moved)).toEqual({
      chief: { otherNumber: { kept: '****' }, idNumber: { kept: '****' } },
    })
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain(one)
  })

  it('that an older key sealed still open, and new ones are sealed with the newest', () => {
    const old = key('k1')
    const before = sealAnswers(vaultWith([old]), form, answers)
    const rotated = vaultWith([key('k2'), old])
    expect(openAnswers(rotated, form, before)).toEqual(answers)
    // What does not change keeps its hash, so it is not sealed anew.
    expect(sealAnswers(rotated, form, before)).toEqual(before)
    expect(keepSecrets(rotated, group, { idNumber: one }, before.chief)).toEqual({
      idNumber: Object(before.chief).idNumber,
    })
    expect(keepSecrets(rotated, group, { idNumber: two }, before.chief)).toEqual({
      idNumber: { sealed: expect.stringMatching(/^k2\./) },
    })
    const lost = vaultWith([key('k2')])
    expect(openAnswers(lost, form, before)).toMatchObject({ chief: { idNumber: { kept: '****' } } })
  })

  it('that come back masked stay what they were, and nothing else can be smuggled in', () => {
    const { chief } = sealAnswers(vault, form, answers)
    const keep = (idNumber: unknown, before: unknown = chief) =>
      keepSecrets(vault, group, { idNumber }, before)
    expect(keep({ kept: mask })).toEqual({ idNumber: Object(chief).idNumber })
    expect(keep({ sealed: 'k1.forged' })).toEqual({ idNumber: Object(chief).idNumber })
    expect(keep({ kept: mask }, null)).toEqual({})
    expect(keep('')).toEqual({ idNumber: '' })
    expect(keep({ kept: mask }, answers.chief)).toEqual({
      idNumber: { sealed: expect.any(String) },
    })
  })

  it('half typed are hidden whole, so that nobody takes them for right', () => {
    const half = sealAnswers(vault, form, { chief: { idNumber: one.slice(0, 9) } })
    expect(showAnswers(vault, form, half)).toEqual({ chief: { idNumber: { kept: '****' } } })
    const wrong = `${one.slice(0, 17)}${one.endsWith('1') ? '2' : '1'}`
    expect(
      showAnswers(vault, form, sealAnswers(vault, form, { chief: { idNumber: wrong } })),
    ).toEqual({ chief: { idNumber: { kept: '****' } } })
  })
})
