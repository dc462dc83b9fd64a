import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

const name = '长治市项目全过程咨询协会'

export const branding: BlueprintInput['branding'] = {
  name,
  shortName: '长治咨询协会',
  color: '#6b2b4c',
  markPaths: ['M2.7 34.6V2.7h30.6v30.6H10.4V10.4h15.3v15.3h-7.6V18'],
  drawing: 'city-gate',
  seal: { ring: name, centre: '演示用章' },
}

export const contacts: BlueprintInput['contacts'] = {
  lines: [
    { key: 'secretariat', topic: '入会与身份认证', office: '秘书处', phone: '0355-000 1901' },
    { key: 'dues', topic: '会费与票据', office: '秘书处财务', phone: '0355-000 1902' },
    { key: 'system', topic: '平台使用', office: '平台服务', phone: '0355-000 1903' },
  ],
  hours: '工作日 8:00–12:00，14:30–18:00',
  address: '山西省长治市潞州区示例街 1 号 3 层',
  postcode: '046000',
  email: 'mishuchu@changzhi.example',
  wechat: 'shili-zixun-xiehui',
  wechatQr: '演示二维码：正式上线前换成协会微信的二维码，扫它不会添加任何人。',
}

export const portal: BlueprintInput['portal'] = {
  headline: '长治市从事项目全过程咨询的单位和个人的社会团体',
  introduction:
    '由咨询、造价、监理、招标代理、勘察设计等单位自愿组成，联系建设单位、专家和从业人员，开展评审、培训和交流。在这里可以入会、认证身份、查会费、查证书。',
  about: [
    '协会是在长治市依法登记的社会团体，服务投资决策、建设实施和运营的全过程咨询。',
    '一个账号可以认证多种身份：建设单位、会员单位、专家、自然人，各自审核，各自发证。',
  ],
  downloads: [
    { application: 'member-unit', note: '与营业执照复印件一起盖章' },
    { application: 'member-unit', document: 'responsible', note: '写明谁用账号代表单位' },
  ],
  foot: { operator: name, icpRecord: '晋ICP备00000000号-1' },
}

export const payment: BlueprintInput['payment'] = {
  transfer: {
    name,
    taxNumber: '51140400MJ0000001A',
    bank: '示例银行股份有限公司长治示例支行（演示账户，请勿汇款）',
    bankCode: '000000000000',
    account: '0000 0000 0000 0000 002',
    address: '山西省长治市潞州区示例街 1 号 3 层',
    phone: '0355-000 1902',
  },
  purpose: '{memberNumber} 会费',
  onPortal: true,
  wallets: ['工银e生活', '银联', '微信支付', '支付宝'],
  collection: {
    kind: 'text',
    text: '演示收款码：扫它不会付款，也不收任何人的钱。正式上线前由协会换成银行发的收款码。',
    note: '演示收款码，扫了不会付款',
  },
}
