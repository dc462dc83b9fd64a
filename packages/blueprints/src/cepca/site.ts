import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

const name = '中国电力建设企业协会'

export const branding: BlueprintInput['branding'] = {
  name,
  shortName: '中电建协',
  color: '#0b5c63',
  markPaths: [
    'M18 1.3a16.7 16.7 0 1 0 0 33.4a16.7 16.7 0 1 0 0-33.4Z',
    'M11.7 30.2 16.4 16.2 18 6.3l1.6 9.9L24.3 30.2M9.5 14h17M11.7 19.4h12.6M13.5 25.2l8.6-5.4M22.5 25.2l-8.6-5.4',
  ],
  drawing: 'transmission-line',
  seal: { ring: name, centre: '演示用章' },
}

export const contacts: BlueprintInput['contacts'] = {
  lines: [
    { key: 'membership', topic: '入会与会费', office: '会员部', phone: '010-0000 1201' },
    { key: 'system', topic: '会员系统使用', office: '信息部', phone: '010-0000 1202' },
    { key: 'titles', topic: '会员级别调整', office: '秘书处', phone: '010-0000 1203' },
  ],
  hours: '工作日 8:30–11:30，13:30–17:00',
  address: '北京市西城区示例路 1 号',
  postcode: '100000',
  email: 'huiyuan@cepca.example',
}

export const portal: BlueprintInput['portal'] = {
  headline: '电力工程建设行业的全国性社会团体',
  introduction:
    '由施工、调试、监理、设计与科研单位自愿组成。协会订立行业自律规范，组织标准编制与技术交流，为会员办理入会、会费、票据和会员证。',
  about: [
    '协会是依法登记的全国性行业社会团体，会员覆盖火电、水电、核电、新能源和电网工程的建设全过程。',
    '会费标准由会员代表大会表决，分支机构不另收会费。',
  ],
  foot: {
    operator: name,
    icpRecord: '京ICP备00000000号-1',
    policeRecord: '京公网安备 00000000000000号',
  },
}

export const payment: BlueprintInput['payment'] = {
  transfer: {
    name,
    taxNumber: '51000000MJ0000001E',
    bank: '示例银行股份有限公司北京示例支行（演示账户，请勿汇款）',
    bankCode: '000000000000',
    account: '0000 0000 0000 0000 001',
    address: '北京市西城区示例路 1 号',
    phone: '010-0000 1201',
  },
  purpose: '{memberNumber} 会费',
}
