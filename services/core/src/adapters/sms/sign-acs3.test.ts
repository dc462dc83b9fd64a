import { describe, expect, it } from 'vitest'
import { signAcs3 } from './sign-acs3.ts'

const request = {
  host: 'ecs.cn-shanghai.aliyuncs.com',
  action: 'RunInstances',
  version: '2014-05-26',
  query: {
    RegionId: 'cn-shanghai',
    ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
  },
  date: new Date('2023-10-26T10:22:32Z'),
  nonce: '3156853299f313e23d1673dc12e1703d',
}
const key = { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' }

describe('ACS3-HMAC-SHA256', () => {
  it('signs the example with fixed parameters of Alibaba Cloud’s documentation as it is printed there', () => {
    expect(signAcs3(request, key)).toEqual({
      query: 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
      headers: {
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2014-05-26',
        authorization:
          'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
      },
    })
  })

  it('encodes Chinese, blanks and marks as RFC 3986 has it', () => {
    const { query } = signAcs3(
      { ...request, query: { SignName: "中电 建协*'()!~", A: '{"a":"1"}' } },
      key,
    )
    expect(query).toBe(
      'A=%7B%22a%22%3A%221%22%7D&SignName=%E4%B8%AD%E7%94%B5%20%E5%BB%BA%E5%8D%8F%2A%27%28%29%21~',
    )
  })
})
