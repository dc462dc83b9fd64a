import { formSpec } from '@guildhall/domain/blueprint/form'
import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import { describe, expect, it } from 'vitest'
import { asTypedHere, secretsTyped, withServerSecrets, withoutSecrets } from './device-secrets.ts'
import { beginSend, fromServer, loseAnswer, meetServer, typeInto } from './group-draft.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'basics',
      title: '基本信息',
      groups: [
        {
          key: 'basics',
          fields: [
            { key: 'name', kind: 'text', label: '姓名' },
            { key: 'idNumber', kind: 'id-number', label: '身份证号' },
          ],
        },
      ],
    },
  ],
})
const idNumber = makeIdNumber({ birthDate: '1985-06-01', sex: '1', serial: 7 })
const kept = `${idNumber.slice(0, 3)}***********${idNumber.slice(14)}`
const typed = { name: '陆明远', idNumber }

describe('an ID number on the device', () => {
  it('is never kept there, and that is said of it by its label', () => {
    expect(withoutSecrets(form, 'basics', typed)).toEqual({ name: '陆明远', idNumber: { kept } })
    expect(secretsTyped(form, 'basics', typed)).toEqual(['身份证号'])
    expect(secretsTyped(form, 'basics', { idNumber: { kept } })).toEqual([])
  })

  it('is asked for again where it never reached the server, and else stands as the server has it', () => {
    const here = withoutSecrets(form, 'basics', typed)
    const met = (server: object) => withServerSecrets(form, 'basics', here, { ...server })
    expect(met({ idNumber: { kept } })).toMatchObject({ idNumber: { kept } })
    expect(met({})).toMatchObject({ idNumber: { kept: '****' } })
    expect(met({ idNumber: { kept: '140***********1234' } })).toMatchObject({
      idNumber: { kept: '****' },
    })
  })

  it('that comes back masked is known as our own save, whose answer was lost', () => {
    const draft = loseAnswer(beginSend(typeInto(fromServer({ content: {}, version: 1 }), typed)))
    const server = { content: { name: '陆明远', idNumber: { kept } }, version: 2 }
    const met = meetServer(draft, asTypedHere(form, 'basics', server, draft))
    expect(met).toMatchObject({ theirs: null, version: 2, unsaved: false, content: typed })
    const others = { ...server, content: { ...typed, idNumber: { kept: '140***********1234' } } }
    expect(meetServer(draft, asTypedHere(form, 'basics', others, draft)).theirs).toEqual(others)
  })
})
