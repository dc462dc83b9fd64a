import { expect, it } from 'vitest'
import { shortBranch } from './short-branch.ts'

it('names a branch by what sets it apart from the others', () => {
  expect(['水电建设分会', '送变电分会', '焊接专业委员会', '勘测设计分会'].map(shortBranch)).toEqual(
    ['水电', '送变电', '焊接', '勘测设计'],
  )
  expect(shortBranch('工程分会')).toBe('工程分会')
})
