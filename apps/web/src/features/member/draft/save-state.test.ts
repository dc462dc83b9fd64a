import { expect, it } from 'vitest'
import { fromServer, meetServer, refuse, typeInto } from './group-draft.ts'
import { saveStateOf } from './save-state.ts'

const saved = fromServer({ content: {}, version: 1 })
const typed = typeInto(saved, { a: '1' })
const torn = meetServer(typed, { content: { a: '2' }, version: 2 })
const at = '2026-03-05T06:02:00.000Z'

it('says that all is saved only when all is', () => {
  expect(saveStateOf([saved], 'up', at)).toBe('saved')
  expect(saveStateOf([saved, typed], 'up', at)).toBe('saving')
  expect(saveStateOf([], 'up', null)).toBe('blank')
})

it('says why something is not saved', () => {
  expect(saveStateOf([typed], 'offline', at)).toBe('offline')
  expect(saveStateOf([typed], 'signed-out', at)).toBe('signed-out')
  expect(saveStateOf([refuse(typed, '太长')], 'up', at)).toBe('refused')
})

it('says nothing of a line that is down while there is nothing to send', () => {
  expect(saveStateOf([saved], 'offline', at)).toBe('saved')
})

it('puts first what a person has to decide', () => {
  expect(saveStateOf([torn, typed], 'offline', at)).toBe('conflict')
  expect(saveStateOf([torn], 'closed', at)).toBe('closed')
})
