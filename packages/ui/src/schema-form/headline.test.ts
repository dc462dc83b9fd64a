import { expect, it } from 'vitest'
import { headline } from './headline.ts'

it('parts what is wrong from how to mend it', () => {
  expect(headline('校验码应为 E，现在填的是 F。末位由前 17 位推算而来。请逐位核对')).toEqual({
    head: '校验码应为 E，现在填的是 F',
    rest: '末位由前 17 位推算而来。请逐位核对。',
  })
  expect(headline('请填写单位名称')).toEqual({ head: '请填写单位名称', rest: '' })
  expect(headline('格式不对。')).toEqual({ head: '格式不对', rest: '' })
})
