import { expect, it } from 'vitest'
import { mayBeSameUnit } from './same-unit.ts'

it('is the same unit however it is written, and with a department behind it', () => {
  expect(mayBeSameUnit('长治市示例造价咨询有限公司', '长治市示例造价咨询有限公司')).toBe(true)
  expect(mayBeSameUnit('示例咨询（长治）有限公司', ' 示例咨询(长治)有限公司')).toBe(true)
  expect(mayBeSameUnit('示例设计院第二设计所', '示例设计院')).toBe(true)
  expect(mayBeSameUnit('ＡＢＣ咨询公司', 'abc咨询公司')).toBe(true)
})

it('is another where the names differ, or say nothing', () => {
  expect(mayBeSameUnit('长治市示例造价咨询有限公司', '长治市示例监理有限公司')).toBe(false)
  expect(mayBeSameUnit('无', '无')).toBe(false)
  expect(mayBeSameUnit('退休', '示例退休办公室')).toBe(false)
  expect(mayBeSameUnit('', '示例设计院')).toBe(false)
})
