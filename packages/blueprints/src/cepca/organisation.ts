import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

export const branches: BlueprintInput['branches'] = [
  { slug: 'thermal', label: '火电建设分会', phone: '010-0000 1301' },
  { slug: 'hydro', label: '水电建设分会', phone: '010-0000 1302' },
  { slug: 'nuclear', label: '核电工程分会', phone: '010-0000 1303' },
  { slug: 'transmission', label: '送变电分会', phone: '010-0000 1304' },
  { slug: 'new-energy', label: '新能源分会', phone: '010-0000 1305' },
  { slug: 'commissioning', label: '调试分会', phone: '010-0000 1306' },
  { slug: 'supervision', label: '监理分会', phone: '010-0000 1307' },
  { slug: 'design', label: '勘测设计分会', phone: '010-0000 1308' },
  { slug: 'welding', label: '焊接专业委员会', phone: '010-0000 1309' },
  { slug: 'civil-works', label: '土建专业委员会', phone: '010-0000 1310' },
  { slug: 'law', label: '法律专业委员会', phone: '010-0000 1311' },
  { slug: 'quality', label: '质量专业委员会', phone: '010-0000 1312' },
]

export const roles: BlueprintInput['roles'] = [
  {
    slug: 'membership-reviewer',
    label: '会员部审核员',
    permissions: [
      'cases.decide',
      'cases.see-all',
      'paper.enter',
      'members.see',
      'members.export',
      'dues.manage',
      'notices.write',
      'messages.see',
    ],
  },
  {
    slug: 'board-secretary',
    label: '会长办公会秘书',
    permissions: ['cases.decide', 'meetings.run', 'members.see', 'council.manage'],
  },
  {
    slug: 'branch-reviewer',
    label: '分支机构审核员',
    permissions: ['cases.decide'],
    branchBound: true,
  },
  {
    // Beside the administrator: appeals and reopened decisions are for a second person.
    slug: 'secretary-general',
    label: '秘书长',
    permissions: [
      'cases.see-all',
      'cases.reopen',
      'members.see',
      'members.manage',
      'personal-data.unmask',
      'audit.see',
    ],
  },
  {
    slug: 'administrator',
    label: '管理员',
    permissions: [
      'cases.decide',
      'cases.see-all',
      'cases.assign',
      'cases.reopen',
      'paper.enter',
      'meetings.run',
      'members.see',
      'members.manage',
      'council.manage',
      'members.import',
      'members.export',
      'dues.manage',
      'notices.write',
      'personal-data.unmask',
      'messages.see',
      'audit.see',
      'staff.manage',
    ],
  },
]

export const identityTypes: BlueprintInput['identityTypes'] = [
  {
    slug: 'member-unit',
    label: '会员单位',
    description: '以单位名义加入协会，办理会籍、会费、票据和会员证',
    party: 'unit',
  },
]

export const dictionaries: BlueprintInput['dictionaries'] = {
  'unit-nature': [
    { code: 'state-owned', label: '国有企业' },
    { code: 'private', label: '民营企业' },
    { code: 'foreign', label: '外商投资企业' },
    { code: 'public-institution', label: '事业单位' },
    { code: 'research', label: '科研院所' },
    { code: 'school', label: '院校' },
    { code: 'trade-body', label: '行业组织' },
    { code: 'other', label: '其他' },
  ],
  business: [
    { code: 'construction', label: '工程施工' },
    { code: 'installation', label: '设备安装' },
    { code: 'commissioning', label: '调试' },
    { code: 'supervision', label: '监理' },
    { code: 'design', label: '勘测设计' },
    { code: 'general-contracting', label: '工程总承包' },
    { code: 'operation', label: '运行维护' },
    { code: 'manufacture', label: '装备制造' },
    { code: 'research', label: '科研与教育' },
    { code: 'consulting', label: '咨询服务' },
  ],
  'handover-reason': [
    { code: 'left', label: '已离职' },
    { code: 'moved', label: '已调岗，不再负责' },
    { code: 'number-gone', label: '手机号停用，收不到验证码' },
    { code: 'no-account', label: '从未有过账号（纸质入会）' },
    { code: 'other', label: '其他，见补充说明' },
  ],
  'contact-duty': [
    { code: 'notices', label: '接收通知和文件' },
    { code: 'receipts', label: '接收会费票据' },
    { code: 'records', label: '维护单位资料' },
  ],
}
