import type { Option } from '../blueprint/form.ts'

/** 人的性别代码 (GB/T 2261.1-2003), whole. */
export const SEXES: readonly Option[] = [
  { code: '0', label: '未知的性别' },
  { code: '1', label: '男' },
  { code: '2', label: '女' },
  { code: '9', label: '未说明的性别' },
]

/** Those that a form offers: 0 and 9 are for records that were taken over. */
export const SEX_CHOICES: readonly Option[] = SEXES.filter(
  ({ code }) => code === '1' || code === '2',
)
