import { expect, it } from 'vitest'
import { cleanLine, cleanParagraph, cleanText, countCharacters } from './clean-text.ts'

it('drops what no database keeps and what only misleads', () => {
  expect(cleanText('云\u0000岭\uD83D\u0007')).toBe('云岭')
  expect(cleanText('公司\u202E司公\u200B')).toBe('公司司公')
  expect(cleanText('𠮷\t野家\r\n一')).toBe('𠮷\t野家\n一')
})

it('makes one line of many', () => {
  expect(cleanLine(' 云岭\u3000新能源\r\n工程 ')).toBe('云岭 新能源 工程')
})

it('keeps paragraphs, but no more than one empty line between them', () => {
  expect(cleanParagraph('\n一 \n\n\n\n  二\n')).toBe('一\n\n  二')
})

it('counts a rare character once', () => {
  expect(countCharacters('𠮷野家')).toBe(3)
})
