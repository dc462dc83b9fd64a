import type { DocumentInput } from '../kinds.ts'

type Form = DocumentInput<'application-form'>
type Certificate = DocumentInput<'certificate'>
type Summary = DocumentInput<'sitting-summary'>

/** A unit name of 60 characters, as long as the registration authority lets them be. */
export const NAME_OF_60 =
  '临江省江北新区第二电力建设工程技术咨询服务与新能源装备制造安装检修调试监理运维一体化综合保障中心数字化分公司筹建处有限责任公司'.slice(
    0,
    60,
  )

/** An e-mail address of 60 characters with no place to break it. */
export const ADDRESS_OF_60 = `${'abcdefghijklmnopqrst'.repeat(2)}uvwxyz@mail.example`.padEnd(
  60,
  'n',
)

/** A contact as a row of the form's table. */
export function contactRow(index: number): string[] {
  return [
    `样${index}`,
    '办公室主任兼党群工作部副部长',
    `1990000000${index}`,
    `clerk${index}@unit.example`,
  ]
}

/** A form of usual size; overrides replace whole fields. */
export function buildForm(overrides: Partial<Form> = {}): Form {
  return {
    associationName: '样张电力建设企业协会',
    title: '入会申请书',
    formNumber: 'RH-2026-00387',
    printVersion: 3,
    printedOn: '2026-03-05',
    qrText: 'https://association.example/f/RH-2026-00387/3/0f4c9a77be21',
    sections: [
      {
        heading: '单位基本信息',
        rows: [
          { label: '单位名称', value: '临江省第二电力建设有限公司' },
          { label: '统一社会信用代码', value: '91990100MA0001234F' },
          { label: '法定代表人', value: '样甲' },
          { label: '传真', value: '' },
        ],
      },
      {
        heading: '联系人',
        table: { columns: ['姓名', '职务', '手机', '电子邮箱'], rows: [contactRow(1)] },
      },
      { heading: '入会说明', text: '现申请入会，愿遵守协会章程。' },
    ],
    declaration: '本单位自愿申请加入协会，所填内容真实。',
    stampLabel: '加盖公章',
    signatureLines: ['法定代表人（签字）', '日期'],
    ...overrides,
  }
}

/** A unit's certificate; overrides replace whole fields. */
export function buildCertificate(overrides: Partial<Certificate> = {}): Certificate {
  return {
    associationName: '样张电力建设企业协会',
    brandColor: '#0b5c63',
    holderKind: 'unit',
    holderName: '临江省第二电力建设有限公司',
    titleLabel: '理事单位',
    memberNumber: '2019-0387',
    joinedOn: '2019-04-16',
    creditCode: '91990100MA0001234F',
    branchName: '火电建设分会',
    validFrom: '2026-01-01',
    validThrough: '2026-12-31',
    certificateNumber: '2026-00387',
    issuedOn: '2026-01-05',
    qrText: 'https://association.example/verify/8f3kq2m7x1c9v5b0d6',
    seal: { around: '样张电力建设企业协会', centre: '样章' },
    sample: '样张　均为虚构，不具效力',
    ...overrides,
  }
}

/** The record of a sitting with one case of each outcome and one left out. */
export function buildSummary(overrides: Partial<Summary> = {}): Summary {
  return {
    associationName: '样张电力建设企业协会',
    title: '2026 年第 3 次会长办公会会议纪要',
    heldOn: '2026-03-18',
    attendedCount: 9,
    dueCount: 11,
    cases: [
      { caseNumber: 'C-1', subject: '样张一公司', matter: '入会申请', outcome: 'approved' },
      {
        caseNumber: 'C-2',
        subject: '样张二公司',
        matter: '入会申请',
        outcome: 'rejected',
        note: '非本行业',
      },
      { caseNumber: 'C-3', subject: '样张三公司', matter: '入会申请', outcome: 'deferred' },
    ],
    leftOut: [{ caseNumber: 'C-4', subject: '样张四公司', reason: '会前已撤回' }],
    signatureLines: ['主持人（签字）', '记录人（签字）'],
    printedOn: '2026-03-19',
    ...overrides,
  }
}
