import { describe, expect, it } from 'vitest'
import {
  acknowledge,
  beginSend,
  chooseContent,
  fromServer,
  isSendable,
  loseAnswer,
  meetServer,
  refuse,
  typeInto,
} from './group-draft.ts'

const read = fromServer({ content: { name: '甲' }, version: 3 })
const typed = typeInto(read, { name: '甲公司' })

describe('a group that is typed into', () => {
  it('is unsaved until the server has it as a version', () => {
    expect(isSendable(read)).toBe(false)
    expect(isSendable(typed)).toBe(true)
    const underWay = beginSend(typed)
    expect(isSendable(underWay)).toBe(false)
    expect(acknowledge(underWay, 4)).toMatchObject({ version: 4, unsaved: false, sent: [] })
  })

  it('stays unsaved where more was typed while it was under way', () => {
    const more = typeInto(beginSend(typed), { name: '甲公司二' })
    expect(acknowledge(more, 4)).toMatchObject({
      version: 4,
      unsaved: true,
      content: { name: '甲公司二' },
    })
  })

  it('is not sent again after a refusal until something else is typed', () => {
    const refused = refuse(beginSend(typed), '内容太长')
    expect(isSendable(refused)).toBe(false)
    expect(isSendable(typeInto(refused, { name: '短' }))).toBe(true)
  })
})

describe('what the server has meanwhile', () => {
  it('is taken over where nothing was typed', () => {
    expect(meetServer(read, { content: { name: '乙' }, version: 4 })).toMatchObject({
      content: { name: '乙' },
      version: 4,
    })
  })

  it('stays below what was typed on the same version', () => {
    expect(meetServer(typed, { content: { name: '甲' }, version: 3 })).toBe(typed)
  })

  it('is passed over where the answer is older than what is here', () => {
    const saved = acknowledge(beginSend(typed), 4)
    expect(meetServer(saved, { content: { name: '甲' }, version: 3 })).toBe(saved)
  })

  it('is our own where the answer to a save was lost', () => {
    const lost = loseAnswer(beginSend(typed))
    expect(meetServer(lost, { content: { name: '甲公司' }, version: 4 })).toMatchObject({
      version: 4,
      unsaved: false,
      theirs: null,
    })
    const andMore = typeInto(lost, { name: '甲公司二' })
    const met = meetServer(andMore, { content: { name: '甲公司' }, version: 4 })
    expect(met).toMatchObject({
      version: 4,
      unsaved: true,
      theirs: null,
      content: { name: '甲公司二' },
    })
    expect(isSendable(met)).toBe(true)
  })

  it('is another’s where it differs, and is not written over', () => {
    const met = meetServer(typed, { content: { name: '乙' }, version: 4 })
    expect(met.theirs).toEqual({ content: { name: '乙' }, version: 4 })
    expect(met.content).toEqual({ name: '甲公司' })
    expect(isSendable(met)).toBe(false)
  })

  it('leaves a save that is under way alone: its own answer will tell', () => {
    const underWay = beginSend(typed)
    expect(meetServer(underWay, { content: { name: '乙' }, version: 9 })).toBe(underWay)
  })
})

describe('choosing between two contents', () => {
  const torn = meetServer(typed, { content: { name: '乙' }, version: 4 })

  it('sends the own one on top of the other’s version', () => {
    const mine = chooseContent(torn, 'mine')
    expect(mine).toMatchObject({ content: { name: '甲公司' }, version: 4, theirs: null })
    expect(isSendable(mine)).toBe(true)
  })

  it('or takes the other’s as it stands', () => {
    expect(chooseContent(torn, 'theirs')).toEqual(
      fromServer({ content: { name: '乙' }, version: 4 }),
    )
  })
})
